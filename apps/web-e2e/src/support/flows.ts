/// <reference lib="dom" />
/** What runs inside pages that share a small machine. Self-contained: each function is sent to the browser as text. */

/** What came from one other person so far. */
export interface Flow {
  /** Of the sound, the sum: it grows with sound and stands still in silence. */
  energy: number;
  /** Pictures decoded. */
  frames: number;
}

/** The flows of all links that are not closed, in the order in which the links were made. */
export async function readFlows(): Promise<Flow[]> {
  const open = window.vroomProbe.links.filter((link) => link.connectionState !== 'closed');
  return Promise.all(
    open.map(async (link) => {
      const flow = { energy: 0, frames: 0 };
      const report = (await link.getStats()) as unknown as Map<string, Record<string, string | number>>;
      for (const entry of report.values()) {
        if (entry['type'] !== 'inbound-rtp') continue;
        if (entry['kind'] === 'audio') flow.energy += Number(entry['totalAudioEnergy'] ?? 0);
        else flow.frames += Number(entry['framesDecoded'] ?? 0);
      }
      return flow;
    }),
  );
}

/** Whatever picture the page asks for, it gets a small one. */
export function smallCamera(): void {
  const devices = navigator.mediaDevices;
  const capture = devices.getUserMedia.bind(devices);
  devices.getUserMedia = (constraints) => {
    const { video } = constraints ?? {};
    if (typeof video !== 'object') return capture(constraints);
    return capture({ ...constraints, video: { ...video, width: 160, height: 90 } });
  };
}
