/** How many media sections an SDP text has: each begins with a line `m=` (RFC 8866 §5.14). */
export function countSections(sdp: string): number {
  return sdp.match(/^m=/gm)?.length ?? 0;
}
