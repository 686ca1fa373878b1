import { ApiError } from '@vroom/api-client';
import type { Clock } from '@vroom/mesh';
import { stepNames, type Finding, type Outcome, type StepName } from './findings';

/** Tries one thing. It gives up, and closes what it opened, when the signal says so. */
export type Check = (signal: AbortSignal) => Promise<Outcome>;

/** Longer than the instance takes for its own servers; a person waits no longer. */
export const patienceMs = 8000;

/** What says that somebody has no role in the room yet. */
const shut: ReadonlySet<string> = new Set(['no_role', 'password_required', 'room_locked', 'kicked', 'forbidden']);

export interface Run {
  checks: Readonly<Record<StepName, Check>>;
  clock: Clock;
  /** The person does not want to know any more. */
  signal: AbortSignal;
  tell: (step: StepName, state: 'running' | Finding) => void;
}

/** Tries one after the other, so that none takes the line from another. Without the server there is nothing more to try. */
export async function runSteps({ checks, clock, signal, tell }: Run): Promise<void> {
  let pointless = false;
  for (const step of stepNames) {
    if (pointless) {
      tell(step, { outcome: 'unknown' });
      continue;
    }
    tell(step, 'running');
    const began = clock.now();
    const outcome = await inTime(checks[step], clock, signal).catch((error: unknown) => failure(step, error));
    if (signal.aborted) return;
    tell(step, { outcome, ...(outcome === 'works' && { milliseconds: Math.round(clock.now() - began) }) });
    pointless = step === 'server' && outcome !== 'works';
  }
}

async function inTime(check: Check, clock: Clock, signal: AbortSignal): Promise<Outcome> {
  const end = new AbortController();
  const stop = () => end.abort();
  signal.addEventListener('abort', stop);
  const timer = clock.setTimeout(stop, patienceMs);
  const late = new Promise<Outcome>((resolve) => {
    end.signal.addEventListener('abort', () => resolve('fails'));
  });
  try {
    return await Promise.race([check(end.signal), late]);
  } finally {
    clock.clearTimeout(timer);
    signal.removeEventListener('abort', stop);
    stop();
  }
}

/** What a browser tries itself does not reject; what is asked of the server may. */
function failure(step: StepName, error: unknown): Outcome {
  if (step === 'server' || step === 'live') return 'fails';
  return error instanceof ApiError && shut.has(error.code) ? 'locked' : 'unknown';
}
