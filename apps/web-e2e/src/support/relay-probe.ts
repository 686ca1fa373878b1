/// <reference lib="dom" />
/** What runs inside pages that talk through a TURN server. Self-contained: each function is sent to the browser as text. */

/** Installed before any script of the page, and after the probe: whatever the page asks for, relays alone are used. */
export function relayOnly(): void {
  const Native = window.RTCPeerConnection;
  const relayed = (configuration: RTCConfiguration = {}): RTCConfiguration => ({
    ...configuration,
    iceTransportPolicy: 'relay',
  });
  window.RTCPeerConnection = class extends Native {
    constructor(configuration?: RTCConfiguration) {
      super(relayed(configuration));
    }

    override setConfiguration(configuration?: RTCConfiguration): void {
      super.setConfiguration(relayed(configuration));
    }
  };
}

/** The path that one connection uses. */
export interface Path {
  /** The kinds of the two candidates of the pair in use (RFC 8445 §5.1.1), ours first; empty without one. */
  kinds: string[];
  /** How we talk to our relay, such as `tcp`; empty without one. */
  relayedOver: string;
  /** ICE's own name for this generation of candidates: another one after each ICE restart. */
  ufrag: string;
  /** The user names for TURN that the connection has now. */
  usernames: string[];
}

/** The paths of all links that are not closed. */
export async function readPaths(): Promise<Path[]> {
  const open = window.vroomProbe.links.filter((link) => link.connectionState !== 'closed');
  return Promise.all(
    open.map(async (link) => {
      const report = (await link.getStats()) as unknown as Map<string, Record<string, string>>;
      const transport = [...report.values()].find((entry) => entry['type'] === 'transport');
      const pair = report.get(transport?.['selectedCandidatePairId'] ?? '');
      const ends = [pair?.['localCandidateId'], pair?.['remoteCandidateId']].map((id) => report.get(id ?? ''));
      return {
        relayedOver: ends[0]?.['relayProtocol'] ?? '',
        kinds: ends.flatMap((end) => end?.['candidateType'] ?? []),
        ufrag: transport?.['iceLocalUsernameFragment'] ?? '',
        usernames: (link.getConfiguration().iceServers ?? []).flatMap(({ username }) => username ?? []),
      };
    }),
  );
}

/** The kinds of all own candidates that the links have told of, each once. */
export async function readToldKinds(): Promise<string[]> {
  const open = window.vroomProbe.links.filter((link) => link.connectionState !== 'closed');
  const reports = await Promise.all(open.map((link) => link.getStats()));
  const entries = reports.flatMap((report) => [...(report as unknown as Map<string, Record<string, string>>).values()]);
  const own = entries.filter((entry) => entry['type'] === 'local-candidate');
  return [...new Set(own.map((entry) => entry['candidateType'] ?? ''))].toSorted();
}
