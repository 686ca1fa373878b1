import type { IceCheck, IceServer } from '@vroom/contract';

/** What is tried, in this order: each needs those before it. */
export const stepNames = ['server', 'live', 'helpers', 'address', 'relay', 'fallback'] as const;
export type StepName = (typeof stepNames)[number];

/**
 * What came of a step. `missing`: the instance has nothing of the kind; `locked`: only who is let in may try; `unknown`: it was
 * not tried.
 */
export type Outcome = 'works' | 'partly' | 'fails' | 'missing' | 'locked' | 'unknown';

export interface Finding {
  outcome: Outcome;
  /** How long it took, where it works. */
  milliseconds?: number;
}

export type Grade = 'good' | 'warn' | 'bad' | 'none';

const grades: Record<Outcome, Grade> = {
  works: 'good',
  partly: 'warn',
  missing: 'warn',
  fails: 'bad',
  locked: 'none',
  unknown: 'none',
};

export const gradeOf = (outcome: Outcome): Grade => grades[outcome];

/** All of it in one word. */
export type Verdict =
  | 'ready'
  /** Only a way that is slower than UDP. */
  | 'slow'
  /** Direct connections alone, and the instance has nothing else. */
  | 'direct'
  /** Direct connections alone, since the network blocks what the instance has. */
  | 'blocked'
  /** The instance has nothing for connections over the internet. */
  | 'near'
  | 'cut'
  | 'noLive'
  | 'noServer'
  | 'untested';

export const verdictGrades: Record<Verdict, Grade> = {
  ready: 'good',
  slow: 'warn',
  direct: 'warn',
  blocked: 'warn',
  near: 'warn',
  untested: 'warn',
  cut: 'bad',
  noLive: 'bad',
  noServer: 'bad',
};

export function verdictOf(outcomes: Readonly<Record<StepName, Outcome>>): Verdict {
  const { server, live, address, relay, fallback } = outcomes;
  if (server !== 'works') return 'noServer';
  if (live !== 'works') return 'noLive';
  if (relay === 'works') return 'ready';
  if (fallback === 'works') return 'slow';
  if ([address, relay, fallback].some((each) => each === 'locked' || each === 'unknown')) return 'untested';
  const without = relay === 'missing' && fallback === 'missing';
  if (address === 'works') return without ? 'direct' : 'blocked';
  return address === 'missing' && without ? 'near' : 'cut';
}

/** What the instance found when it tried its own servers out. */
export function helpersOutcome(checks: readonly IceCheck[]): Outcome {
  const tried = checks.filter(({ server, code }) => server !== null && code !== 'not_checkable');
  const working = tried.filter(({ ok }) => ok).length;
  if (tried.length === 0) return checks.some(({ server }) => server !== null) ? 'unknown' : 'missing';
  if (working === 0) return 'fails';
  return working === tried.length ? 'works' : 'partly';
}

const ways: Record<'address' | 'relay' | 'fallback', (url: string) => boolean> = {
  address: (url) => /^stuns?:/.test(url),
  relay: (url) => url.startsWith('turn:') && !overTcp(url),
  fallback: (url) => (url.startsWith('turn:') && overTcp(url)) || (url.startsWith('turns:') && !overUdp(url)),
};
const overTcp = (url: string) => url.endsWith('?transport=tcp');
const overUdp = (url: string) => url.endsWith('?transport=udp');

/** The servers for one step. Of each stay only the addresses that the step is about. */
export function serversFor(step: keyof typeof ways, servers: readonly IceServer[]): IceServer[] {
  const about = servers.map((server) => ({ ...server, urls: server.urls.filter((url) => ways[step](url)) }));
  return about.filter(({ urls }) => urls.length > 0);
}
