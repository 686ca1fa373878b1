import { describe, expect, it } from 'vitest';
import { handOrder } from './hand-order';

describe('handOrder', () => {
  it('has the hands that are up, the first one first', () => {
    const people = [
      { id: 'ann', hand: 30 },
      { id: 'bob', hand: null },
      { id: 'cid', hand: 10 },
      { id: 'dora', hand: 0 },
    ];
    expect(handOrder(people)).toEqual(['dora', 'cid', 'ann']);
  });

  it('is the same for all where two were raised in one moment', () => {
    const [ann, bob] = [
      { id: 'ann', hand: 5 },
      { id: 'bob', hand: 5 },
    ];
    expect(handOrder([bob, ann])).toEqual(handOrder([ann, bob]));
  });
});
