/** A moment as it travels: ISO 8601, UTC. @param ms since 1970 UTC */
export function isoDate(ms: number): string {
  return new Date(ms).toISOString();
}
