/// <reference lib="dom" />
/**
 * What runs inside the page under test. The app exposes nothing for tests, so the probe stands between it and the
 * browser's own RTCPeerConnection and keeps the connections that are made.
 */

/** Counters of one peer connection, read from `getStats()` (W3C webrtc-stats). */
export interface LinkStats {
  state: RTCPeerConnectionState;
  /** Video frames decoded from the other side. */
  frames: number;
  /** Sound that came from the other side: the sum of its energy, so it grows with sound and stands still in silence. */
  energy: number;
  audioBytesSent: number;
  videoBytesSent: number;
}

declare global {
  interface Window {
    vroomProbe: {
      links: RTCPeerConnection[];
      channels: RTCDataChannel[];
      firstFrameAt: number | null;
      joinedAt: number | null;
    };
  }
}

/** Installed before any script of the page. Self-contained: it is sent to the browser as text. */
export function installProbe(): void {
  window.vroomProbe = { links: [], channels: [], firstFrameAt: null, joinedAt: null };
  const Native = window.RTCPeerConnection;
  window.RTCPeerConnection = class extends Native {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      window.vroomProbe.links.push(this);
    }

    override createDataChannel(label: string, init?: RTCDataChannelInit): RTCDataChannel {
      const channel = super.createDataChannel(label, init);
      window.vroomProbe.channels.push(channel);
      return channel;
    }
  };
  document.addEventListener(
    'click',
    (event) => {
      const button = (event.target as Element).closest('[data-testid="join-button"]');
      if (button) window.vroomProbe.joinedAt = performance.now();
    },
    true,
  );
}

/** The first moment at which a picture from somebody else is on the screen, watched from before the join. */
export function watchFirstFrame(): void {
  const watch = (video: HTMLVideoElement) => {
    video.requestVideoFrameCallback((now) => {
      window.vroomProbe.firstFrameAt ??= now;
    });
  };
  new MutationObserver(() => {
    for (const video of document.querySelectorAll<HTMLVideoElement>(
      '[data-testid="tile"]:not([data-self="true"]) video',
    )) {
      if (video.dataset['watched']) continue;
      video.dataset['watched'] = 'yes';
      watch(video);
    }
  }).observe(document, { childList: true, subtree: true });
}

/** What came over the sections of somebody's screen. */
export interface ShareStats {
  frames: number;
  width: number;
  height: number;
  framesPerSecond: number;
  /** Sound that came with it. */
  energy: number;
}

/** The screens that come in, over all links that are not closed: the third section and the fourth. */
export async function readShares(): Promise<ShareStats[]> {
  const open = window.vroomProbe.links.filter((link) => link.connectionState !== 'closed');
  return Promise.all(
    open.map(async (link) => {
      const stats = { frames: 0, width: 0, height: 0, framesPerSecond: 0, energy: 0 };
      for (const { receiver } of link.getTransceivers().slice(2)) {
        const report = (await receiver.getStats()) as unknown as Map<string, Record<string, string | number>>;
        for (const entry of report.values()) {
          if (entry['type'] !== 'inbound-rtp') continue;
          stats.frames += Number(entry['framesDecoded'] ?? 0);
          stats.width += Number(entry['frameWidth'] ?? 0);
          stats.height += Number(entry['frameHeight'] ?? 0);
          stats.framesPerSecond += Number(entry['framesPerSecond'] ?? 0);
          stats.energy += Number(entry['totalAudioEnergy'] ?? 0);
        }
      }
      return stats;
    }),
  );
}

/** What a modified client might send to everybody, instead of what ours does. */
export function sendGarbage(): void {
  const texts = [
    '',
    '}{',
    'null',
    '[]',
    '{"type":"chat"}',
    '{"type":"chat","id":"x","text":7,"at":"now"}',
    '{"type":"history","entries":[{}],"last":true}',
    '{"type":"constructor"}',
    JSON.stringify({ type: 'chat', id: crypto.randomUUID(), text: 'x'.repeat(100_000), at: Date.now() }),
  ];
  for (const channel of window.vroomProbe.channels) {
    for (const text of texts) channel.send(text);
    channel.send(new Uint8Array([1, 2, 3]));
    for (let count = 0; count < 2000; count++) channel.send('{"type":"volume","level":2}');
  }
}

/** The counters of all links that are not closed. */
export async function readLinks(): Promise<LinkStats[]> {
  const open = window.vroomProbe.links.filter((link) => link.connectionState !== 'closed');
  return Promise.all(
    open.map(async (link) => {
      const stats = { state: link.connectionState, frames: 0, energy: 0, audioBytesSent: 0, videoBytesSent: 0 };
      const report = (await link.getStats()) as unknown as Map<string, Record<string, string | number>>;
      for (const entry of report.values()) {
        if (entry['type'] === 'inbound-rtp' && entry['kind'] === 'video')
          stats.frames += Number(entry['framesDecoded'] ?? 0);
        if (entry['type'] === 'inbound-rtp' && entry['kind'] === 'audio')
          stats.energy += Number(entry['totalAudioEnergy'] ?? 0);
        if (entry['type'] === 'outbound-rtp' && entry['kind'] === 'audio')
          stats.audioBytesSent += Number(entry['bytesSent'] ?? 0);
        if (entry['type'] === 'outbound-rtp' && entry['kind'] === 'video')
          stats.videoBytesSent += Number(entry['bytesSent'] ?? 0);
      }
      return stats;
    }),
  );
}
