/** The value in the middle; of an even number, the mean of the two there. @throws RangeError without values */
export function median(values: readonly number[]): number {
  return percentile(values, 50);
}

/**
 * The value that so many percent are at most, between two of them by their distances (as spreadsheets do).
 *
 * @param percent from 0, the least, to 100, the greatest
 * @throws RangeError without values, and for a percent that there is not
 */
export function percentile(values: readonly number[], percent: number): number {
  if (values.length === 0) throw new RangeError('There is no percentile of no values');
  if (!(percent >= 0 && percent <= 100)) throw new RangeError(`A percentile is from 0 to 100, not ${percent}`);
  const sorted = values.toSorted((one, other) => one - other);
  const place = (percent / 100) * (sorted.length - 1);
  const below = sorted[Math.floor(place)] ?? NaN;
  const above = sorted[Math.ceil(place)] ?? NaN;
  return below + (above - below) * (place - Math.floor(place));
}

/** From the least to the greatest, in parts of the median: how far rounds are apart. @throws RangeError without values */
export function spread(values: readonly number[]): number {
  const middle = median(values);
  return middle === 0 ? 0 : (Math.max(...values) - Math.min(...values)) / middle;
}
