import { beforeEach, describe, expect, it } from 'vitest';
import { FakeClock } from '../call/testing/fake-clock';
import { checkTime, lookTime, PadVisit, type PadState, peace, retryTime } from './pad-visit';

const padUrl = 'https://pad.example.org/p/g.1%24notes';
const session = (hour: number, url = padUrl) => ({ padUrl: url, expiresAt: `2026-03-09T${10 + hour}:00:00.000Z` });

let clock: FakeClock;
let seen: PadState[];
let answers: (() => Promise<ReturnType<typeof session>>)[];
let asked: number;
let busy: boolean;
let visit: PadVisit;

beforeEach(() => {
  clock = new FakeClock();
  [seen, answers, asked, busy] = [[], [], 0, false];
  visit = new PadVisit({
    ask: () => {
      asked += 1;
      return (answers.length > 1 ? answers.shift()! : answers[0]!)();
    },
    show: (state) => seen.push(state),
    busy: () => busy,
    clock,
  });
});

/** Time passes, and what it started comes to rest. */
async function pass(ms: number): Promise<void> {
  clock.advance(ms);
  for (let turns = 0; turns < 5; turns++) await Promise.resolve();
}

const shown = (visits: number, url = padUrl) => ({ at: 'shown', padUrl: url, visit: visits });
const given = (hour: number, url?: string) => () => Promise.resolve(session(hour, url));
const refused = () => Promise.reject(new Error('away'));

describe('a visit to a pad', () => {
  it('goes on with one page while the session is the same', async () => {
    answers = [given(8)];
    await visit.begin();
    for (let checks = 0; checks < 5; checks++) await pass(checkTime);
    expect(asked).toBe(6);
    expect(seen).toEqual([{ at: 'loading' }, shown(1)]);
  });

  it('opens the page anew with another session', async () => {
    answers = [given(8), given(8), given(15)];
    await visit.begin();
    await pass(checkTime);
    await pass(checkTime);
    expect(seen).toEqual([{ at: 'loading' }, shown(1), shown(2)]);
  });

  it('waits with that until nobody writes, but not for ever', async () => {
    answers = [given(8), given(15), given(22)];
    await visit.begin();
    busy = true;
    await pass(checkTime);
    await pass(lookTime);
    expect(seen.at(-1)).toEqual(shown(1));
    busy = false;
    await pass(lookTime);
    expect(seen.at(-1)).toEqual(shown(2));
    busy = true;
    await pass(checkTime);
    await pass(peace);
    expect(seen.at(-1)).toEqual(shown(3));
  });

  it('asks again soon where there was no answer, and leaves the page as it is', async () => {
    answers = [given(8), refused, refused, given(15)];
    await visit.begin();
    await pass(checkTime);
    await pass(retryTime);
    expect(seen.at(-1)).toEqual(shown(1));
    await pass(retryTime);
    expect(seen.at(-1)).toEqual(shown(2));
  });

  it('says what is wrong, and may begin again', async () => {
    answers = [refused, given(8, 'https://pad.example.org/p/other')];
    await visit.begin();
    expect(seen).toEqual([{ at: 'loading' }, { at: 'failed', error: new Error('away') }]);
    await visit.begin();
    expect(seen.slice(2)).toEqual([{ at: 'loading' }, shown(1, 'https://pad.example.org/p/other')]);
  });

  it('is over when it ends: neither an answer that comes late nor a timer goes on with it', async () => {
    const late = Promise.withResolvers<ReturnType<typeof session>>();
    answers = [() => late.promise];
    const beginning = visit.begin();
    visit.end();
    late.resolve(session(8));
    await beginning;
    expect(seen).toEqual([{ at: 'loading' }]);
    answers = [given(8)];
    await visit.begin();
    visit.end();
    expect(clock.pending).toBe(0);
  });
});
