import { describe, expect, it } from 'vitest';
import { heard, nobodySpoke, type Speakers } from './active-speaker';

const present = ['ann', 'bob', 'cid'];
const stepMs = 250;

/** Goes on from there for `ms`; `who` says who speaks at a time. @returns the last state, and who was in front in turn */
function talk(from: Speakers, ms: number, who: (at: number) => string[], here = present) {
  let state = from;
  const fronts: (string | null)[] = [from.front];
  let now = Number.isFinite(from.at) ? from.at : 0;
  const end = now + ms;
  const begin = now;
  for (; now <= end; now += stepMs) {
    state = heard(state, who(now - begin), here, now);
    if (state.front !== fronts.at(-1)) fronts.push(state.front);
  }
  return { state, fronts: fronts.slice(1) };
}
const ann = () => talk(nobodySpoke, 10_000, () => ['ann']).state;

describe('who speaks', () => {
  it('comes to the front after a sentence, not after a word', () => {
    expect(talk(nobodySpoke, 1000, () => ['ann']).fronts).toEqual([]);
    expect(talk(nobodySpoke, 2000, () => ['ann']).fronts).toEqual(['ann']);
  });

  it('stays there through silence', () => {
    expect(talk(ann(), 120_000, () => []).fronts).toEqual([]);
  });

  it('stays there through a cough and a "yes" of somebody else', () => {
    const { fronts } = talk(ann(), 60_000, (at) => (at % 8000 < 500 ? ['bob'] : ['ann']));
    expect(fronts).toEqual([]);
  });

  it('gives way to who goes on speaking', () => {
    expect(talk(ann(), 10_000, () => ['bob']).fronts).toEqual(['bob']);
  });

  it('does not jump with each word where two talk to each other', () => {
    const { fronts } = talk(ann(), 60_000, (at) => [at % 2000 < 1000 ? 'ann' : 'bob']);
    expect(fronts.length).toBeLessThanOrEqual(1);
  });

  it('does not jump where all talk at once', () => {
    expect(talk(ann(), 60_000, () => present).fronts).toEqual([]);
  });

  it('leaves the front to nobody in particular when they leave', () => {
    const { state } = talk(ann(), 500, () => [], ['bob', 'cid']);
    expect(state.front).toBeNull();
    expect(talk(state, 3000, () => ['cid'], ['bob', 'cid']).fronts).toEqual(['cid']);
  });

  it('is not guessed from a time in which nobody looked', () => {
    const state = heard(ann(), ['bob'], present, 1_000_000);
    expect(state.weights.get('bob')).toBeLessThanOrEqual(2);
  });
});
