import { Mesh } from '../mesh.js';
import type { MeshEvents, MeshOptions } from '../options.js';
import { FakeClock } from './fake-clock.js';
import { FakeNetwork } from './fake-network.js';
import { FakeOutgoing } from './fake-outgoing.js';
import { FakePeerConnection } from './fake-peer-connection.js';
import { flush } from './flush.js';
import { RecordingLog } from './recording-log.js';
import { SignalingBus } from './signaling-bus.js';

export interface Note {
  text: string;
}

export const noteCodec = {
  encode: (note: Note): string => JSON.stringify(note),
  decode: (text: string): Note | undefined => {
    const value = JSON.parse(text) as Partial<Note>;
    return typeof value.text === 'string' ? { text: value.text } : undefined;
  },
};

/** One participant: a mesh, its media, and everything it heard. */
export class Participant {
  readonly media = new FakeOutgoing();
  readonly log = new RecordingLog();
  readonly mesh: Mesh<Note>;
  readonly heard: { [K in keyof MeshEvents<Note>]: MeshEvents<Note>[K][] } = {
    link: [],
    track: [],
    open: [],
    message: [],
    dropped: [],
    uplink: [],
    withheld: [],
  };
  /** How often `iceServers` was asked. */
  asked = 0;

  constructor(
    readonly id: string,
    world: World,
    options: Partial<MeshOptions<Note>>,
  ) {
    this.mesh = new Mesh<Note>({
      selfId: id,
      media: this.media,
      codec: noteCodec,
      sendSignal: (to, signal) => world.bus.send(id, to, signal),
      iceServers: () => [{ urls: `turn:turn.example.org?${String((this.asked += 1))}` }],
      createPeerConnection: (configuration) =>
        new FakePeerConnection(id, world.network, configuration) as unknown as RTCPeerConnection,
      clock: world.clock,
      log: this.log,
      ...options,
    });
    this.#record('link', 'track', 'open', 'message', 'dropped', 'uplink');
  }

  /** The states of the link to a peer, in order. */
  states(peerId: string): string[] {
    return this.heard.link.filter((event) => event.peerId === peerId).map(({ state }) => state);
  }

  #record(...events: (keyof MeshEvents<Note>)[]): void {
    for (const event of events) this.mesh.on(event, (value) => (this.heard[event] as object[]).push(value));
  }
}

/** Meshes over an in-memory signaling and network, under a clock that only the test moves. */
export class World {
  readonly clock = new FakeClock();
  readonly network = new FakeNetwork<FakePeerConnection>();
  readonly participants = new Map<string, Participant>();
  readonly bus = new SignalingBus(({ from, to, signal }) => {
    this.participants.get(to)?.mesh.receiveSignal(from, signal);
  });

  add(id: string, options: Partial<MeshOptions<Note>> = {}): Participant {
    const participant = new Participant(id, this, options);
    this.participants.set(id, participant);
    return participant;
  }

  /** Tells everybody who is there. */
  meet(): void {
    for (const { mesh } of this.participants.values()) mesh.setPeers(this.participants.keys());
  }

  /** Delivers everything until nothing moves. No time passes. */
  readonly settle = async (): Promise<void> => {
    await flush();
    for (let [direction] = this.bus.waiting; direction; [direction] = this.bus.waiting) {
      this.bus.deliver(direction);
      await flush();
    }
  };

  async advance(ms: number): Promise<void> {
    await this.clock.advance(ms, this.settle);
    await this.settle();
  }
}

/** Two participants, `a` (the initiator) and `b` (polite), connected. */
export async function connectedPair(): Promise<{ world: World; a: Participant; b: Participant }> {
  const world = new World();
  const a = world.add('a');
  const b = world.add('b');
  world.meet();
  await world.settle();
  return { world, a, b };
}
