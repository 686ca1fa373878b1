import { peerColors, type PeerColor } from '@vroom/contract';
import { describe, expect, it } from 'vitest';
import { chooseColor, resolveColor, type Colored } from './colors';

describe('chooseColor', () => {
  it('takes a colour that nobody has', () => {
    for (const left of peerColors) {
      const taken = peerColors.filter((color) => color !== left);
      expect(chooseColor(taken, 'anybody')).toBe(left);
    }
  });

  it('is the same for the same seed, and spreads over the colours', () => {
    expect(chooseColor([], 'ann')).toBe(chooseColor([], 'ann'));
    const chosen = new Set(Array.from({ length: 200 }, (_, i) => chooseColor([], `peer-${i}`)));
    expect(chosen.size).toBeGreaterThan(12);
  });

  it('gives any colour once all are taken', () => {
    expect(peerColors).toContain(chooseColor(peerColors, 'seventeenth'));
  });
});

describe('resolveColor', () => {
  it('lets the smaller id keep the colour', () => {
    expect(resolveColor({ id: 'a', color: 'mint' }, [{ id: 'b', color: 'mint' }])).toBe('mint');
    expect(resolveColor({ id: 'b', color: 'mint' }, [{ id: 'a', color: 'mint' }])).not.toBe('mint');
  });

  it('keeps a colour that is not contested', () => {
    expect(resolveColor({ id: 'b', color: 'mint' }, [{ id: 'a', color: 'rose' }])).toBe('mint');
    expect(resolveColor({ id: 'b', color: 'mint' }, [{ id: 'a', color: null }])).toBe('mint');
  });

  it('keeps it where no other is free', () => {
    const others = peerColors.map((color, i) => ({ id: `a${i}`, color }));
    expect(resolveColor({ id: 'z', color: 'mint' }, others)).toBe('mint');
  });

  it('brings 16 people who all start alike to 16 colours', () => {
    let people: { id: string; color: PeerColor }[] = peerColors.map((_, i) => ({ id: `peer-${i}`, color: 'sand' }));
    const without = (id: string): Colored[] => people.filter((person) => person.id !== id);
    for (let round = 0; round < 16; round++) {
      people = people.map((person) => ({ ...person, color: resolveColor(person, without(person.id)) }));
    }
    expect(new Set(people.map(({ color }) => color)).size).toBe(16);
  });
});
