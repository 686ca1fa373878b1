/// <reference lib="dom" />
/** What runs inside the page: whether the pictures of its links ever pause. Self-contained: sent to the browser as text. */

export interface Continuity {
  /** Connections made so far, closed ones too. */
  made: number;
  /** The longest time for which the picture of one link stood still, ms. */
  longestPause: number;
  /** How often somebody looked. */
  looks: number;
}

declare global {
  interface Window {
    vroomContinuity?: Continuity;
  }
}

/** Looks at the counters of all links ten times a second from now on. */
export function watchContinuity(): void {
  const kept = { made: 0, longestPause: 0, looks: 0 };
  window.vroomContinuity = kept;
  const last = new Map<string, { count: number; at: number }>();
  const grown = (key: string, count: number): void => {
    const now = performance.now();
    const before = last.get(key);
    if (before) kept.longestPause = Math.max(kept.longestPause, now - before.at);
    if (!before || count > before.count) last.set(key, { count, at: now });
  };
  const look = async (): Promise<void> => {
    const { links } = window.vroomProbe;
    kept.made = links.length;
    for (const [index, link] of links.entries()) {
      const report = (await link.getStats()) as unknown as Map<string, Record<string, string | number>>;
      for (const entry of report.values()) {
        const count = Number(entry['framesDecoded'] ?? 0);
        if (entry['type'] === 'inbound-rtp' && count > 0) grown(`${index} ${String(entry['id'])}`, count);
      }
    }
    kept.looks += 1;
    setTimeout(() => void look(), 100);
  };
  void look();
}

export function readContinuity(): Continuity {
  return window.vroomContinuity ?? { made: 0, longestPause: Infinity, looks: 0 };
}

/** What was seen until now no longer counts. */
export function forgetContinuity(): void {
  Object.assign(window.vroomContinuity ?? {}, { longestPause: 0, looks: 0 });
}

/** The ICE credentials that each link uses, once nothing is being negotiated; empty until then. */
export function readIceGenerations(): string[] {
  const open = window.vroomProbe.links.filter((link) => link.connectionState === 'connected');
  if (open.some((link) => link.signalingState !== 'stable')) return [];
  const fragmentOf = (description: RTCSessionDescription | null): string =>
    /^a=ice-ufrag:(.*)$/m.exec(description?.sdp ?? '')?.[1] ?? '';
  return open.map((link) => `${fragmentOf(link.currentLocalDescription)} ${fragmentOf(link.currentRemoteDescription)}`);
}
