import { ROW_IDS, rowOf, rowOver, type Row, type RowId } from '../transports.ts';

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
  const row = rowOver(id, http);
  const own = ROW_IDS.find((other) => isSame(rowOf(other), row));
  if (own !== undefined) return asRow(own);
  return { id, row: { ...row, title: `${row.title} (HTTP/${http})` }, name: `${id} over HTTP/${http}` };
}

function isSame(one: Row, other: Row): boolean {
  return one.serve === other.serve && one.http === other.http;
}
