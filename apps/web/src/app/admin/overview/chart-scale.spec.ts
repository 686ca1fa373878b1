import { describe, expect, it } from 'vitest';
import { columnAt, columnBy, columnsOf, roundTop, topOf } from './chart-scale';

const hour = (joins: number, failedJoins = 0) => ({ start: '2026-03-09T08:00:00.000Z', joins, failedJoins });

describe('the scale', () => {
  it.each([
    [0, 2],
    [1, 2],
    [2, 2],
    [3, 4],
    [5, 10],
    [10, 10],
    [11, 20],
    [21, 40],
    [99, 100],
    [12_345, 20_000],
  ])('for %i ends at %i', (most, top) => {
    expect(roundTop(most)).toBe(top);
  });

  it('goes by the highest of both', () => {
    expect(topOf([])).toBe(2);
    expect(topOf([hour(3), hour(0, 15)])).toBe(20);
  });

  it('makes columns of it, none so small that it is not seen', () => {
    const columns = columnsOf([hour(0, 0), hour(100, 1), hour(50)]);
    expect(columns.map(({ joinsHeight, failedHeight }) => [joinsHeight, failedHeight])).toEqual([
      [0, 0],
      [100, 2],
      [50, 0],
    ]);
  });
});

describe('the hour that is looked at', () => {
  it.each([
    [-0.1, 0],
    [0, 0],
    [0.5, 12],
    [0.999, 23],
    [1, 23],
  ])('at %f of the width is %i', (part, column) => {
    expect(columnAt(part, 24)).toBe(column);
  });

  it.each([
    ['ArrowLeft', 5, 4],
    ['ArrowLeft', 0, 0],
    ['ArrowRight', 5, 6],
    ['ArrowRight', 23, 23],
    ['Home', 5, 0],
    ['End', 5, 23],
    ['Enter', 5, undefined],
  ])('after %s from %i is %s', (key, from, to) => {
    expect(columnBy(key, from, 24)).toBe(to);
  });
});
