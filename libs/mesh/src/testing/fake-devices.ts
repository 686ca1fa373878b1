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
  /** Ids of devices that are not there any more. */
  readonly gone = new Set<string>();
  /** Whether the names of the devices are told. */
  named = true;

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
      const refusal = kinds.map((kind) => this.#refusal(kind, constraints)).find((name) => name !== undefined);
      if (refusal === undefined) request.grant();
      else request.refuse(refusal);
    });
  }

  enumerateDevices(): Promise<MediaDeviceInfo[]> {
    const label = this.named ? 'Microphone' : '';
    const device = { kind: 'audioinput', deviceId: 'mic-1', groupId: 'g', label } as const;
    return Promise.resolve([{ ...device, toJSON: () => device }]);
  }

  get live(): FakeTrack[] {
    return this.captured.filter(({ readyState }) => readyState === 'live');
  }

  #refusal(kind: Kind, constraints: MediaStreamConstraints): string | undefined {
    const { exact } = wishOf(constraints[kind]);
    return typeof exact === 'string' && this.gone.has(exact) ? 'OverconstrainedError' : this.refusals[kind];
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
  return String(wishOf(constraint).exact ?? `${kind}-default`);
}

/** As Chromium, it takes no notice of a device that is only wished for. */
function wishOf(constraint: boolean | MediaTrackConstraints | undefined): ConstrainDOMStringParameters {
  const wish = constraintsOf(constraint).deviceId;
  return typeof wish === 'object' && !Array.isArray(wish) ? wish : {};
}

function constraintsOf(constraint: boolean | MediaTrackConstraints | undefined): MediaTrackConstraints {
  return typeof constraint === 'object' ? constraint : {};
}
