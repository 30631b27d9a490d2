import type { HttpRequest } from '../bench/core/serving.ts';

/** The cursor in a request's query (`?after=CURSOR`); undefined when it asks for what comes from now on. */
export function askedCursor(request: HttpRequest): string | undefined {
  const url = request.url ?? '';
  const query = url.indexOf('?');
  return query < 0 ? undefined : (new URLSearchParams(url.slice(query + 1)).get('after') ?? undefined);
}
