/**
 * What can go wrong:
 * - `invalid_option`: an option of {@link Mesh} is out of range (thrown by the constructor);
 * - `ice_servers_failed`: `iceServers()` rejected or did not answer in time (logged; the last known servers are used);
 * - `connection_failed`: `createPeerConnection()` threw (logged; tried again later);
 * - `negotiation_failed`: the browser refused an offer or an answer (logged; the connection is rebuilt);
 * - `channel_closed`: the data channel ended while its connection lives (logged; the connection is rebuilt).
 */
export const meshErrorCodes = [
  'invalid_option',
  'ice_servers_failed',
  'connection_failed',
  'negotiation_failed',
  'channel_closed',
] as const;
export type MeshErrorCode = (typeof meshErrorCodes)[number];

/** The one error of this library. `code` is stable; `message` is for people and may change. */
export class MeshError extends Error {
  override readonly name = 'MeshError';

  constructor(
    readonly code: MeshErrorCode,
    message: string,
    options?: { cause?: unknown },
  ) {
    super(message, options);
  }
}
