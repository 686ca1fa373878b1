/** How many media sections an SDP text has: each begins with a line `m=` (RFC 8866 §5.14). */
export function countSections(sdp: string): number {
  return sdp.match(/^m=/gm)?.length ?? 0;
}

/** The ICE credentials of a description's first section (RFC 8839 §5.4); new ones are an ICE restart. */
export function iceFragment(sdp: string): string | undefined {
  return /^a=ice-ufrag:(.*)$/m.exec(sdp)?.[1];
}

/** The version of a description, from its line `o=` (RFC 8829 §5.2.1: each new one of a connection counts it up). */
function versionOf(sdp: string): number {
  return Number(/^o=\S+ \S+ (\d{1,15}) /m.exec(sdp)?.[1] ?? NaN);
}

/** Whether `sdp` was made before `other` by the same connection; `false` where they do not say. */
export function isOlder(sdp: string, other: string): boolean {
  return versionOf(sdp) < versionOf(other);
}
