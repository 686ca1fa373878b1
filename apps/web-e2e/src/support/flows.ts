/// <reference lib="dom" />
/** What runs inside pages that share a small machine. Self-contained: each function is sent to the browser as text. */

/** What came from one other person so far. */
export interface Flow {
  audioBytes: number;
  /** Pictures decoded. */
  frames: number;
}

/** The flows of all links that are not closed, in the order in which the links were made. */
export async function readFlows(): Promise<Flow[]> {
  const open = window.vroomProbe.links.filter((link) => link.connectionState !== 'closed');
  return Promise.all(
    open.map(async (link) => {
      const flow = { audioBytes: 0, frames: 0 };
      const report = (await link.getStats()) as unknown as Map<string, Record<string, string | number>>;
      for (const entry of report.values()) {
        if (entry['type'] !== 'inbound-rtp') continue;
        if (entry['kind'] === 'audio') flow.audioBytes += Number(entry['bytesReceived'] ?? 0);
        else flow.frames += Number(entry['framesDecoded'] ?? 0);
      }
      return flow;
    }),
  );
}

/**
 * Whatever the page asks for, it gets a small picture and an even tone, so that nothing on it dances with the sound; and nobody
 * listens: what comes in is counted, not played.
 */
export function spareMachine(): void {
  const devices = navigator.mediaDevices;
  const capture = devices.getUserMedia.bind(devices);
  const hum = (): MediaStreamTrack[] => {
    const context = new AudioContext();
    const [tone, way] = [context.createOscillator(), context.createMediaStreamDestination()];
    tone.connect(way);
    tone.start();
    return way.stream.getAudioTracks();
  };
  devices.getUserMedia = async (constraints) => {
    const { audio, video } = constraints ?? {};
    const small = typeof video === 'object' ? { ...video, width: 160, height: 90 } : (video ?? false);
    const pictures = small === false ? [] : (await capture({ video: small })).getVideoTracks();
    return new MediaStream([...(audio ? hum() : []), ...pictures]);
  };
  Object.defineProperty(HTMLAudioElement.prototype, 'srcObject', { value: null, writable: true });
}
