import { ApiError } from '@vroom/api-client';
import { beforeEach, describe, expect, it } from 'vitest';
import { FakeClock } from '../../room/call/testing/fake-clock';
import type { StepName } from './findings';
import { patienceMs, runSteps, type Check } from './run-steps';

const works: Check = async () => 'works';
const settle = () => new Promise((resolve) => setTimeout(resolve));

let clock: FakeClock;
let told: string[];
let person: AbortController;
let gaveUp: boolean;
let checks: Record<StepName, Check>;
beforeEach(() => {
  clock = new FakeClock();
  told = [];
  person = new AbortController();
  gaveUp = false;
  checks = { server: works, live: works, helpers: works, address: works, relay: works, fallback: works };
});

/** Comes to no end by itself. */
const endless: Check = (signal) => {
  signal.addEventListener('abort', () => (gaveUp = true));
  return new Promise(() => undefined);
};

const run = () =>
  runSteps({
    checks,
    clock,
    signal: person.signal,
    tell: (step, state) => {
      const words = state === 'running' ? [state] : [state.outcome, ...Object.values(state).slice(1)];
      told.push([step, ...words].join(' '));
    },
  });

describe('the steps', () => {
  it('run one after the other, and say how long they took', async () => {
    checks.server = async () => {
      clock.sleep(12);
      return 'works';
    };
    checks.helpers = async () => 'partly';
    await run();
    expect(told.slice(0, 6)).toEqual([
      'server running',
      'server works 12',
      'live running',
      'live works 0',
      'helpers running',
      'helpers partly',
    ]);
    expect(told).toHaveLength(12);
    expect(clock.pending).toBe(0);
  });

  it('end with a server that does not answer', async () => {
    checks.server = () => Promise.reject(new ApiError('unreachable', ''));
    await run();
    expect(told).toEqual([
      'server running',
      'server fails',
      'live unknown',
      'helpers unknown',
      'address unknown',
      'relay unknown',
      'fallback unknown',
    ]);
  });

  it('say that one has to be let in first, and that something else went wrong', async () => {
    checks.helpers = () => Promise.reject(new ApiError('no_role', ''));
    checks.address = () => Promise.reject(new ApiError('unavailable', ''));
    await run();
    expect(told).toContain('helpers locked');
    expect(told).toContain('address unknown');
  });

  it('take no longer than a person waits', async () => {
    checks.live = endless;
    const running = run();
    await settle();
    clock.advance(patienceMs);
    await running;
    expect(told).toContain('live fails');
    expect(gaveUp).toBe(true);
    expect(told.at(-1)).toBe('fallback works 0');
  });

  it('stop when the person has seen enough', async () => {
    checks.live = endless;
    const running = run();
    await settle();
    person.abort();
    await running;
    expect(gaveUp).toBe(true);
    expect(told.at(-1)).toBe('live running');
    expect(clock.pending).toBe(0);
  });
});
