import type { FeatureCalls, SourceEntry } from '../feature-calls.ts';

type Watched = { readonly source: EventSource; readonly entries: SourceEntry[] };

/** Notes everything that EventSources tell. */
export function featureAgent(): FeatureCalls {
  const watched: Watched[] = [];

  function at(index: number): Watched {
    const found = watched[index];
    if (found === undefined) throw new Error(`there is no source ${index}`);
    return found;
  }

  return {
    watch({ url, names }) {
      const source = new EventSource(url);
      const entries: SourceEntry[] = [{ what: 'constructed', readyState: source.readyState }];
      const note = (event: Event): void => {
        const { readyState } = source;
        const said =
          event instanceof MessageEvent
            ? { data: String(event.data), lastEventId: event.lastEventId, origin: event.origin }
            : {};
        entries.push({ what: event.type, readyState, ...said });
      };
      source.onopen = note;
      source.onmessage = note;
      source.onerror = note;
      for (const name of names) source.addEventListener(name, note);
      return watched.push({ source, entries }) - 1;
    },
    log(index) {
      const { source, entries } = at(index);
      return { url: source.url, entries };
    },
    close(index) {
      const { source, entries } = at(index);
      source.close();
      entries.push({ what: 'closed', readyState: source.readyState });
    },
    closeAll() {
      for (const { source } of watched) source.close();
    },
  };
}
