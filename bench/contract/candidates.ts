import { rowOf, rowOver, sameRow, type Row, type RowId } from '../transports.ts';

/** What can be put under contract: a row, or what it becomes over a version of HTTP that it is no row of its own for. */
export type Candidate = { readonly id: RowId; readonly row: Row; readonly name: string };

const HTTP_VERSIONS = [1, 2] as const;

/** Rows and what they become over every version of HTTP, or over the one that is asked for; each once. */
export function candidatesOf(ids: readonly RowId[], http?: 1 | 2): readonly Candidate[] {
  const candidates = ids.flatMap((id) =>
    http === undefined
      ? [
          asRow(id),
          ...HTTP_VERSIONS.map((version) => overHttp(id, version)).filter(({ id: own }) => own === id),
        ]
      : [overHttp(id, http)],
  );
  return [...new Map(candidates.map((candidate) => [candidate.name, candidate])).values()];
}

function asRow(id: RowId): Candidate {
  return { id, row: rowOf(id), name: id };
}

function overHttp(id: RowId, http: 1 | 2): Candidate {
  const own = sameRow(id, http);
  return own === undefined ? { id, row: rowOver(id, http), name: `${id} over HTTP/${http}` } : asRow(own);
}
