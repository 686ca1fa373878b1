/** Where the engine writes. It passes no SDP and no credentials, but an error of the browser may quote a line of SDP. */
export interface MeshLog {
  /** What happens in a healthy mesh: a stale signal, a rebuild. */
  debug(message: string, details?: object): void;
  /** What should not happen: a failed negotiation, a listener that threw. */
  warn(message: string, details?: object): void;
}

/** Says nothing. */
export const silentLog: MeshLog = { debug: () => undefined, warn: () => undefined };
