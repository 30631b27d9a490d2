import type { Cursor } from '../bench/core/cursor.ts';
import type { HttpRequest } from '../bench/core/serving.ts';

/** Stands for a request that names more than one cursor: no log has written it, so it is answered with a gap. */
const NO_CURSOR: Cursor = '';

/** The cursor in a request's query (`?after=CURSOR`); undefined when it asks for what comes from now on. */
export function askedCursor(request: HttpRequest): Cursor | undefined {
  const url = request.url ?? '';
  const query = url.indexOf('?');
  if (query < 0) return undefined;
  const cursors = new URLSearchParams(url.slice(query + 1)).getAll('after');
  return cursors.length > 1 ? NO_CURSOR : cursors[0];
}
