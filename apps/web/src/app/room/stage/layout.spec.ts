import { describe, expect, it } from 'vitest';
import { layoutTiles } from './layout';

const gap = 8;
const screens = [
  { name: 'phone', width: 344, height: 560 },
  { name: 'phone on its side', width: 640, height: 240 },
  { name: 'tablet', width: 752, height: 860 },
  { name: 'laptop', width: 1264, height: 580 },
  { name: 'wall', width: 1904, height: 940 },
  { name: 'slit', width: 300, height: 60 },
];

describe('layoutTiles', () => {
  for (const { name, width, height } of screens) {
    it.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])(`fits %i on a ${name} without a bad crop`, (count) => {
      const { columns, rows, tileWidth, tileHeight } = layoutTiles({ width, height, count, gap });
      expect(columns * rows).toBeGreaterThanOrEqual(count);
      expect(columns * (rows - 1)).toBeLessThan(count);
      expect(columns * tileWidth + (columns - 1) * gap).toBeLessThanOrEqual(width);
      expect(rows * tileHeight + (rows - 1) * gap).toBeLessThanOrEqual(height);
      expect(tileWidth / tileHeight).toBeLessThan(1.9);
      expect(tileWidth / tileHeight).toBeGreaterThan(0.5);
    });
  }

  it('puts two beside each other on a wide screen, and above each other on a phone', () => {
    expect(layoutTiles({ width: 1264, height: 580, count: 2, gap }).columns).toBe(2);
    expect(layoutTiles({ width: 344, height: 560, count: 2, gap }).columns).toBe(1);
  });

  it('gives a single picture the whole of a phone', () => {
    const { tileWidth, tileHeight } = layoutTiles({ width: 344, height: 560, count: 1, gap });
    expect([tileWidth, tileHeight]).toEqual([344, 560]);
  });

  it('lays four out in a square', () => {
    expect(layoutTiles({ width: 1264, height: 680, count: 4, gap })).toMatchObject({ columns: 2, rows: 2 });
  });

  it('has no negative sizes where there is no room at all', () => {
    const { tileWidth, tileHeight } = layoutTiles({ width: 0, height: 0, count: 12, gap });
    expect([tileWidth, tileHeight]).toEqual([0, 0]);
  });
});
