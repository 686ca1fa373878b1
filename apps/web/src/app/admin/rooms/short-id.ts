/** Enough of an id to tell the people in a room apart. */
export function shortId(id: string): string {
  return id.slice(0, 6);
}
