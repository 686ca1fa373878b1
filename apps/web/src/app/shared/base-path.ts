/** The path the app is served under, without a slash at the end: `''` at the root, `/vroom` behind a prefix. */
export function basePath(document: Document): string {
  return new URL('.', document.baseURI).pathname.replace(/\/$/, '');
}

/** The address of a room as one would share it. */
export function roomAddress(document: Document, room: string): string {
  return new URL(room, document.baseURI).href;
}
