/** Why a device is not there, in words the page can show help for. */
export const mediaErrorCodes = ['permission_denied', 'no_device', 'in_use', 'unsupported', 'unknown'] as const;
export type MediaErrorCode = (typeof mediaErrorCodes)[number];

/** Names of DOMException that getUserMedia rejects with (W3C mediacapture-streams §10.2). */
const codes = new Map<unknown, MediaErrorCode>([
  ['NotAllowedError', 'permission_denied'],
  ['SecurityError', 'permission_denied'],
  ['NotFoundError', 'no_device'],
  ['OverconstrainedError', 'no_device'],
  ['NotReadableError', 'in_use'],
  ['AbortError', 'in_use'],
]);

/** Maps what getUserMedia rejected with. By name: OverconstrainedError is no DOMException in every browser. */
export function mediaErrorCode(error: unknown): MediaErrorCode {
  const name = typeof error === 'object' && error !== null && 'name' in error ? error.name : undefined;
  return codes.get(name) ?? 'unknown';
}
