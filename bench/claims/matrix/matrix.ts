import type { Unit } from '../../core/units.ts';
import { contenderName } from '../../core/contender.ts';
import { ROW_IDS, rowOf, transportOf, type RowId } from '../../transports.ts';
import type { JudgedClaim, Verdict } from '../claim.ts';
import type { EvidenceName } from '../evidence-names.ts';
import { lookUp, unitOf, type Evidence } from '../evidence.ts';
import { rowWords } from '../figure-names.ts';
import { ownCounts } from '../rules/counts.ts';
import type { Sampled } from '../rules/contrast.ts';
import type { Text } from '../text.ts';
import { markAgainst, markOfCount, type Mark } from './mark.ts';
import { QUALITIES, type Quality, type Told } from './qualities.ts';
import { workloadsOf, type Workload } from './workload.ts';

/** Transports by qualities, as measured. */
export type Matrix = {
  readonly columns: readonly (Pick<Quality, 'id' | 'title'> & { readonly from: EvidenceName })[];
  readonly rows: readonly {
    readonly row: RowId;
    readonly title: Text;
    readonly cells: readonly MatrixCell[];
  }[];
  readonly workloads: readonly Workload[];
};

export type MatrixCell = {
  /** Undefined where the figure was not measured, or does not apply. */
  readonly figure: { readonly value: number; readonly unit: Unit; readonly n: number } | undefined;
  readonly mark: Mark;
  /** What became of the article's sentence about it, if it has one. */
  readonly claim: { readonly id: string; readonly verdict: Verdict } | undefined;
};

/** The control is a floor, and no choice. */
const ROWS: readonly RowId[] = ROW_IDS.filter((row) => rowOf(row).control !== true);

export function matrixOf(judged: readonly JudgedClaim[], evidence: Evidence): Matrix {
  const columns = QUALITIES.map((quality) => ({ quality, cells: cellsOf(quality.told, evidence) }));
  return {
    columns: columns.map(({ quality: { id, title, told } }) => ({ id, title, from: sourceOf(told) })),
    rows: ROWS.map((row) => ({
      row,
      title: rowWords(row),
      cells: columns.map(({ quality, cells }) => ({
        ...(cells.get(row) ?? { figure: undefined, mark: 'unknown' }),
        claim: claimOn(quality.claims[row], judged),
      })),
    })),
    workloads: workloadsOf(evidence),
  };
}

function sourceOf(told: Told): EvidenceName {
  return told.kind === 'counted' ? 'simplicity' : told.suite;
}

function claimOn(id: string | undefined, judged: readonly JudgedClaim[]): MatrixCell['claim'] {
  const found = judged.find(({ claim }) => claim.id === id);
  return found === undefined ? undefined : { id: found.claim.id, verdict: found.finding.verdict };
}

type Cells = ReadonlyMap<RowId, Omit<MatrixCell, 'claim'>>;

function cellsOf(told: Told, evidence: Evidence): Cells {
  switch (told.kind) {
    case 'measured':
      return measuredCells(told, evidence);
    case 'counted':
      return countedCells(told, evidence);
    case 'limit':
      return limitCells(told, evidence);
  }
}

function samplesOf(
  { suite, variant, figure }: Pick<Extract<Told, { kind: 'measured' }>, 'suite' | 'variant' | 'figure'>,
  evidence: Evidence,
): readonly (Sampled & { readonly row: RowId })[] {
  return ROWS.flatMap((row) => {
    const contender = contenderName({ row, ...(variant === undefined ? {} : { variant }) });
    const pick = { suite, contender, figure };
    const sample = lookUp(evidence, pick);
    return typeof sample === 'string' ? [] : [{ row, pick, sample }];
  });
}

function measuredCells(told: Extract<Told, { kind: 'measured' }>, evidence: Evidence): Cells {
  const samples = samplesOf(told, evidence);
  const unit = unitOf(told.figure);
  return new Map(
    samples.map((one) => {
      const { median: value, n } = one.sample;
      return [one.row, { figure: { value, unit, n }, mark: markAgainst(one, samples, told.margin) }];
    }),
  );
}

function countedCells({ client }: Extract<Told, { kind: 'counted' }>, evidence: Evidence): Cells {
  const counts = ownCounts(evidence, client);
  const least = Math.min(...[...(counts?.values() ?? [])].map(({ lines }) => lines));
  return new Map(
    ROWS.flatMap((row) => {
      const transport = transportOf(rowOf(row));
      const lines = transport === undefined ? undefined : counts?.get(transport)?.lines;
      if (lines === undefined) return [];
      return [
        [row, { figure: { value: lines, unit: 'count', n: 1 }, mark: markOfCount(lines, least) }] as const,
      ];
    }),
  );
}

function limitCells(told: Extract<Told, { kind: 'limit' }>, evidence: Evidence): Cells {
  return new Map(
    samplesOf(told, evidence).map(({ row, sample: { median: value, n } }) => [
      row,
      { figure: { value, unit: unitOf(told.figure), n }, mark: value >= told.enough ? 'good' : 'poor' },
    ]),
  );
}
