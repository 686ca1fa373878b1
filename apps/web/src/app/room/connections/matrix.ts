import type { LinkReport } from '@vroom/contract';
import type { Quality } from '../quality';

/** Somebody in the room, with what they say of their own connections; `null` where they don't, or can't be asked. */
export interface Reporter {
  readonly id: string;
  readonly links: readonly LinkReport[] | null;
}

/** How two people are connected. `connected`: it is not known yet which way. `unknown`: neither of them says. */
export type PairState = 'direct' | 'relayed' | 'connected' | 'connecting' | 'broken' | 'unknown';

export interface Cell {
  /** To whom. */
  readonly id: string;
  readonly state: PairState;
  readonly quality: Quality | null;
}

export interface MatrixRow {
  readonly id: string;
  /** To each of the people in their order, without oneself. */
  readonly cells: readonly Cell[];
}

/**
 * Who reaches whom. Each row is what that person says themselves, and where they say nothing what the other one says of
 * them: somebody whom nobody can ask is at least seen by those who can't reach them.
 */
export function matrixOf(people: readonly Reporter[]): MatrixRow[] {
  return people.map((from) => ({
    id: from.id,
    cells: people.flatMap((to) => (to.id === from.id ? [] : [cellOf(from, to)])),
  }));
}

function cellOf(from: Reporter, to: Reporter): Cell {
  const report = reportOf(from, to.id) ?? reportOf(to, from.id);
  return { id: to.id, state: stateOf(report), quality: report?.quality ?? null };
}

function reportOf({ links }: Reporter, peerId: string): LinkReport | undefined {
  return links?.find(({ peer }) => peer === peerId);
}

function stateOf(report: LinkReport | undefined): PairState {
  if (!report) return 'unknown';
  return report.state === 'connected' ? (report.via ?? 'connected') : report.state;
}

/** Two people who don't reach each other, whichever of them says so. */
export type Pair = readonly [string, string];

export function apartIn(rows: readonly MatrixRow[]): Pair[] {
  const apart = (from: MatrixRow, to: MatrixRow) =>
    from.cells.some(({ id, state }) => id === to.id && (state === 'broken' || state === 'connecting'));
  return rows.flatMap((one, index) =>
    rows
      .slice(index + 1)
      .filter((other) => apart(one, other) || apart(other, one))
      .map((other): Pair => [one.id, other.id]),
  );
}
