/// <reference lib="dom" />
/** What runs inside the page to see and to move its devices. */

declare global {
  interface Window {
    vroomDevices: {
      /** All that was ever captured. */
      tracks: MediaStreamTrack[];
      unplug(label: string): void;
      plug(label: string): void;
    };
    /** Of {@link installTone}: 0 is silence. */
    vroomTone: GainNode;
  }
}

/**
 * Stands before the browser's devices: notes what is captured, and can take one away and give it back. No program can pull
 * a plug, so this does what browsers do when somebody does: the device leaves the list, its track ends, an event says so.
 * Self-contained: it is sent to the browser as text.
 */
export function installDevices(): void {
  const devices = navigator.mediaDevices;
  const [capture, list] = [devices.getUserMedia.bind(devices), devices.enumerateDevices.bind(devices)];
  const gone = new Set<string>();
  const tracks: MediaStreamTrack[] = [];
  const there = async () => (await list()).filter(({ label }) => !gone.has(label));
  const wishOf = (constraints: MediaStreamConstraints | undefined, kind: 'audio' | 'video') => {
    const wish = typeof constraints?.[kind] === 'object' ? constraints[kind].deviceId : undefined;
    return typeof wish === 'object' && 'exact' in wish ? wish.exact : undefined;
  };
  devices.enumerateDevices = there;
  devices.getUserMedia = async (constraints) => {
    const ids = (await there()).map(({ deviceId }) => deviceId);
    for (const kind of ['audio', 'video'] as const) {
      const exact = wishOf(constraints, kind);
      if (typeof exact === 'string' && !ids.includes(exact)) throw new DOMException('gone', 'NotFoundError');
    }
    const stream = await capture(constraints);
    tracks.push(...stream.getTracks());
    return stream;
  };
  const changed = () => devices.dispatchEvent(new Event('devicechange'));
  window.vroomDevices = {
    tracks,
    unplug: (label) => {
      gone.add(label);
      for (const track of tracks) {
        if (track.label !== label || track.readyState === 'ended') continue;
        track.stop();
        track.dispatchEvent(new Event('ended'));
      }
      changed();
    },
    plug: (label) => {
      gone.delete(label);
      changed();
    },
  };
}

/** A microphone whose sound the test turns up and down. */
export function installTone(): void {
  const devices = navigator.mediaDevices;
  const capture = devices.getUserMedia.bind(devices);
  devices.getUserMedia = async (constraints) => {
    const stream = await capture(constraints);
    const [given] = stream.getAudioTracks();
    if (!given) return stream;
    const context = new AudioContext();
    const [tone, gain, out] = [
      context.createOscillator(),
      context.createGain(),
      context.createMediaStreamDestination(),
    ];
    gain.gain.value = 0;
    tone.connect(gain).connect(out);
    tone.start();
    window.vroomTone = gain;
    given.stop();
    return new MediaStream([...stream.getVideoTracks(), ...out.stream.getAudioTracks()]);
  };
}

/** What the tracks say of themselves that go out now. */
export function sentSettings(): Record<string, MediaTrackSettings & { label: string }> {
  const link = window.vroomProbe.links.findLast(({ connectionState }) => connectionState !== 'closed');
  const sent = link?.getSenders().flatMap(({ track }) => (track ? [track] : [])) ?? [];
  return Object.fromEntries(sent.map((track) => [track.kind, { ...track.getSettings(), label: track.label }]));
}

/** Waits until the browser refuses the page a device. */
export function nextRefusal(): Promise<void> {
  return new Promise((resolve) => {
    const { mediaDevices } = navigator;
    const ask = mediaDevices.getUserMedia.bind(mediaDevices);
    mediaDevices.getUserMedia = (constraints) => {
      const answer = ask(constraints);
      answer.catch(() => resolve());
      return answer;
    };
  });
}
