import type { Devices } from '../local-media.js';
import { FakeTrack } from './fake-media.js';

type Kind = 'audio' | 'video';

interface Request {
  constraints: MediaStreamConstraints;
  grant(): void;
  refuse(name: string): void;
}

/** Cameras and microphones. Answers at once, or, with `hold`, when the test says so. */
export class FakeDevices extends EventTarget implements Devices {
  /** Name of the DOMException by which each kind is refused; `undefined` grants it. */
  readonly refusals: Record<Kind, string | undefined> = { audio: undefined, video: undefined };
  /** All tracks ever captured: those of which nobody is the owner must have ended. */
  readonly captured: FakeTrack[] = [];
  readonly requests: Request[] = [];
  hold = false;

  getUserMedia(constraints: MediaStreamConstraints = {}): Promise<MediaStream> {
    return new Promise((resolve, reject) => {
      const request: Request = {
        constraints,
        grant: () => resolve(this.#capture(constraints)),
        refuse: (name) => reject(new DOMException('refused', name)),
      };
      this.requests.push(request);
      if (this.hold) return;
      const kinds = (['audio', 'video'] as const).filter((kind) => constraints[kind]);
      const refusal = kinds.map((kind) => this.refusals[kind]).find((name) => name !== undefined);
      if (refusal === undefined) request.grant();
      else request.refuse(refusal);
    });
  }

  enumerateDevices(): Promise<MediaDeviceInfo[]> {
    const device = { kind: 'audioinput', deviceId: 'mic-1', groupId: 'g', label: 'Microphone' } as const;
    return Promise.resolve([{ ...device, toJSON: () => device }]);
  }

  get live(): FakeTrack[] {
    return this.captured.filter(({ readyState }) => readyState === 'live');
  }

  #capture(constraints: MediaStreamConstraints): MediaStream {
    const tracks = (['audio', 'video'] as const)
      .filter((kind) => constraints[kind])
      .map((kind) => new FakeTrack(kind, deviceOf(kind, constraints[kind])));
    for (const track of tracks) track.fulfil(constraintsOf(constraints[track.kind]));
    this.captured.push(...tracks);
    const ofKind = (kind: Kind) => tracks.filter((track) => track.kind === kind);
    const stream = { getTracks: () => tracks, getAudioTracks: () => ofKind('audio') };
    return Object.assign(stream, { getVideoTracks: () => ofKind('video') }) as unknown as MediaStream;
  }
}

function deviceOf(kind: Kind, constraint: boolean | MediaTrackConstraints | undefined): string {
  const wish = constraintsOf(constraint).deviceId;
  const { exact, ideal } = (typeof wish === 'object' ? wish : {}) as ConstrainDOMStringParameters;
  return String(exact ?? ideal ?? `${kind}-default`);
}

function constraintsOf(constraint: boolean | MediaTrackConstraints | undefined): MediaTrackConstraints {
  return typeof constraint === 'object' ? constraint : {};
}
