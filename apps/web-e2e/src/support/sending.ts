/// <reference lib="dom" />
/** What runs inside the page: how one sends. Self-contained: sent to the browser as text. */

export interface Sending {
  /** Of all links together, since they began. */
  bytes: number;
  at: number;
  /** What the encoders of cameras may make, kbit/s; 0 where one is switched off. */
  cameras: number[];
  /** What the other sides are said to want of one's voice. */
  voices: string[];
  /** The codecs that cameras are sent with. */
  codecs: string[];
}

export async function readSending(): Promise<Sending> {
  const open = window.vroomProbe.links.filter((link) => link.connectionState === 'connected');
  const sending: Sending = { bytes: 0, at: performance.now(), cameras: [], voices: [], codecs: [] };
  for (const link of open) {
    const report = (await link.getStats()) as unknown as Map<string, Record<string, string | number>>;
    for (const entry of report.values()) {
      if (entry['type'] !== 'outbound-rtp') continue;
      sending.bytes += Number(entry['bytesSent'] ?? 0) + Number(entry['headerBytesSent'] ?? 0);
      const codec = report.get(String(entry['codecId']))?.['mimeType'];
      if (entry['kind'] === 'video' && codec !== undefined) sending.codecs.push(String(codec));
    }
    const [encoding] = link.getTransceivers()[1]?.sender.getParameters().encodings ?? [];
    sending.cameras.push(encoding?.active === false ? 0 : (encoding?.maxBitrate ?? Infinity) / 1000);
    sending.voices.push(/^a=fmtp:\d+ .*usedtx.*$/m.exec(link.remoteDescription?.sdp ?? '')?.[0] ?? '');
  }
  return sending;
}

/** As if the person looked at another tab, or at this one again. */
export function lookAway(away: boolean): void {
  Object.defineProperty(document, 'hidden', { configurable: true, value: away });
  Object.defineProperty(document, 'visibilityState', { configurable: true, value: away ? 'hidden' : 'visible' });
  document.dispatchEvent(new Event('visibilitychange'));
}
