import { describe, expect, it } from 'vitest';
import { arrange, type Arrangement } from './arrange';
import type { Rect } from './rect';

const screens = [
  { name: '320', width: 304, height: 420 },
  { name: 'phone', width: 344, height: 590 },
  { name: 'phone on its side', width: 640, height: 300 },
  { name: 'tablet', width: 752, height: 860 },
  { name: 'tablet on its side', width: 1008, height: 620 },
  { name: 'laptop', width: 1242, height: 660 },
  { name: 'laptop with the chat open', width: 890, height: 660 },
  { name: 'wall', width: 1880, height: 930 },
  { name: 'wall, upright', width: 1060, height: 1780 },
];
const counts = Array.from({ length: 13 }, (_, index) => index + 1);

const keysOf = (count: number) => Array.from({ length: count }, (_, index) => `p${String(index)}`);
const overlap = (a: Rect, b: Rect) =>
  a.left < b.left + b.width && b.left < a.left + a.width && a.top < b.top + b.height && b.top < a.top + a.height;

/** What stands somewhere it must not, in words. */
function troubles({ tiles, self, covered }: Arrangement, { width, height }: { width: number; height: number }) {
  const found: string[] = [];
  const all = [...tiles, ...(self ? ([['self', self]] as const) : [])];
  for (const [index, [key, rect]] of all.entries()) {
    const { left, top } = rect;
    if (left < 0 || top < 0 || left + rect.width > width || top + rect.height > height) found.push(`${key} is outside`);
    if (rect.width < 60 || rect.height < 45) found.push(`${key} is too small: ${JSON.stringify(rect)}`);
    for (const [other, place] of all.slice(index + 1)) {
      const allowed = other === 'self' && covered?.key === key;
      if (!allowed && overlap(rect, place)) found.push(`${key} overlaps ${other}`);
    }
  }
  const under = covered && tiles.get(covered.key);
  if (self && under) {
    const face = { left: under.left + under.width / 4, top: under.top + under.height / 4 };
    if (overlap(self, { ...face, width: under.width / 2, height: under.height / 2 })) found.push('self covers a face');
    if (self.top < under.top + 44) found.push('self covers the controls of a picture');
    if (covered.free < under.width / 2) found.push('self leaves no room for a name');
  }
  return found;
}

describe('arrange', () => {
  for (const { name, ...size } of screens) {
    for (const self of [true, false]) {
      for (const large of [false, true]) {
        const what = `${large ? 'one in front of the others' : 'all alike'}${self ? ', and oneself' : ''}`;
        it(`places 1 to 12 and a share on ${name}: ${what}`, () => {
          for (const count of counts) {
            const keys = keysOf(count);
            const front = large ? (keys.at(-1) ?? null) : null;
            const arrangement = arrange({ ...size, gap: 8, keys, front, anyShape: count % 2 === 0, self });
            expect(troubles(arrangement, size), `${count}`).toEqual([]);
            expect([...arrangement.tiles.keys()].toSorted()).toEqual(keys.toSorted());
            expect(arrangement.self !== null).toBe(self);
          }
        });
      }
    }
  }

  it('makes the one in front the largest by far', () => {
    for (const { name, ...size } of screens) {
      for (const count of [2, 5, 13]) {
        const { tiles } = arrange({ ...size, gap: 8, keys: keysOf(count), front: 'p0', anyShape: true, self: true });
        const [front, ...others] = [...tiles.values()].map(({ width, height }) => width * height);
        expect(front, `${count} on ${name}`).toBeGreaterThan(2 * Math.max(...others));
      }
    }
  });

  it('puts the strip beside on a wide screen, and below on a phone', () => {
    const scene = { gap: 8, keys: keysOf(3), front: 'p0', self: true };
    const wide = arrange({ ...scene, width: 1242, height: 660 }).tiles;
    expect(wide.get('p1')?.left).toBeGreaterThan(wide.get('p0')?.width ?? 0);
    const phone = arrange({ ...scene, width: 344, height: 590 }).tiles;
    expect(phone.get('p1')?.top).toBeGreaterThan(phone.get('p0')?.height ?? 0);
  });

  it('keeps a face in the shape of a camera’s picture, and lets a screen have all there is', () => {
    const scene = { gap: 8, keys: ['p0'], front: 'p0', self: false, width: 1880, height: 600 };
    expect(arrange(scene).tiles.get('p0')?.width).toBe(1066);
    expect(arrange({ ...scene, anyShape: true }).tiles.get('p0')?.width).toBe(1880);
  });

  it('stands on a free place where there is one, and in a corner of the last where not', () => {
    const scene = { gap: 8, front: null, self: true, width: 1242, height: 660 };
    expect(arrange({ ...scene, keys: keysOf(5) }).covered).toBeNull();
    expect(arrange({ ...scene, keys: keysOf(2) }).covered?.key).toBe('p1');
  });

  it('shows one alone in the shape of a camera’s picture', () => {
    const scene = { gap: 8, keys: [], front: null, width: 1880, height: 900 };
    expect(arrange({ ...scene, self: true }).self).toEqual({ left: 140, top: 0, width: 1600, height: 900 });
    expect(arrange({ ...scene, self: false }).self).toBeNull();
  });

  it('goes on where the one in front has left', () => {
    const scene = { gap: 8, keys: keysOf(2), self: false, width: 1242, height: 660 };
    expect(arrange({ ...scene, front: 'gone' })).toEqual(arrange({ ...scene, front: null }));
  });

  it('has no negative sizes where there is no room at all', () => {
    for (const front of ['p0', null]) {
      const { tiles, self } = arrange({ gap: 8, keys: keysOf(5), front, self: true, width: 0, height: 0 });
      for (const { width, height } of [...tiles.values(), ...(self ? [self] : [])]) {
        expect(Math.min(width, height)).toBeGreaterThanOrEqual(0);
      }
    }
  });
});
