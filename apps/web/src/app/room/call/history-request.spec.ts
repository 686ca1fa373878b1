import { beforeEach, describe, expect, it } from 'vitest';
import { HistoryRequest } from './history-request';
import { FakeClock } from './testing/fake-clock';

let clock: FakeClock;
let asked: string[];
beforeEach(() => {
  clock = new FakeClock();
  asked = [];
});

const request = (...candidates: string[]) =>
  new HistoryRequest({ candidates, ask: (peerId) => asked.push(peerId), clock, patienceMs: 1000 });

describe('the history', () => {
  it('is asked of elders only, one at a time', () => {
    const history = request('ann', 'bob');
    for (const peerId of ['eve', 'bob', 'ann']) history.opened(peerId);
    expect(asked).toEqual(['ann']);
    expect(['ann', 'bob', 'eve'].map((peerId) => history.accepts(peerId))).toEqual([true, false, false]);
  });

  it('is accepted of nobody before it was asked for', () => {
    expect(request('ann').accepts('ann')).toBe(false);
  });

  it('is asked of nobody whose channel opens again', () => {
    const history = request('ann');
    history.opened('ann');
    history.opened('ann');
    history.completed('ann');
    for (const peerId of ['ann', 'eve', 'eve']) history.opened(peerId);
    expect(asked).toEqual(['ann']);
    expect(history.accepts('ann')).toBe(false);
    expect(history.accepts('eve')).toBe(false);
    expect(clock.pending).toBe(0);
  });

  it('is no more accepted of one whose patience has ended', () => {
    const history = request('ann', 'bob');
    history.opened('ann');
    history.opened('bob');
    clock.advance(1000);
    expect(asked).toEqual(['ann', 'bob']);
    expect([history.accepts('ann'), history.accepts('bob')]).toEqual([false, true]);
    history.completed('ann');
    expect(history.accepts('bob')).toBe(true);
    clock.advance(1000);
    expect(history.accepts('bob')).toBe(false);
    expect(clock.pending).toBe(0);
  });

  it('is asked of nobody after the end', () => {
    const history = request('ann', 'bob');
    history.close();
    history.left('ann');
    for (const peerId of ['ann', 'bob']) history.opened(peerId);
    expect(asked).toEqual([]);
    expect(clock.pending).toBe(0);
  });
});
