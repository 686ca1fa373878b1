import { FakeTransceiver, type Direction } from './fake-media.js';
import { isSending, meet, type FakeDescription, type FakeSection } from './fake-sdp.js';

/** The transceivers of a fake connection and how they map to media sections. */
export class FakeSections {
  readonly transceivers: FakeTransceiver[] = [];
  hasChannel = false;

  constructor(
    private readonly isClosed: () => boolean,
    private readonly changed: () => void,
  ) {}

  add(kind: 'audio' | 'video', direction: Direction): FakeTransceiver {
    const transceiver = new FakeTransceiver(kind, direction, this.isClosed, this.changed);
    this.transceivers.push(transceiver);
    return transceiver;
  }

  /** The sections of an offer on top of those negotiated so far. New transceivers get their `mid` here. */
  offer(current: readonly FakeSection[]): FakeSection[] {
    const sections = current.map((section) => ({ ...section, direction: this.#directionOf(section) }));
    for (const transceiver of this.transceivers) {
      if (sections.some(({ mid }) => mid === transceiver.mid)) continue;
      transceiver.mid = String(sections.length);
      sections.push({ mid: transceiver.mid, kind: transceiver.kind, direction: transceiver.direction });
    }
    if (this.hasChannel && !sections.some(({ kind }) => kind === 'application')) {
      sections.push({ mid: String(sections.length), kind: 'application', direction: 'sendrecv' });
    }
    return sections;
  }

  answer(offered: readonly FakeSection[]): FakeSection[] {
    return offered.map((section) => ({ ...section, direction: meet(this.#directionOf(section), section.direction) }));
  }

  /** Takes the sections of a remote description and returns the transceivers whose track is new. */
  takeRemote(sections: readonly FakeSection[]): FakeTransceiver[] {
    const fresh: FakeTransceiver[] = [];
    for (const { mid, kind, direction } of sections) {
      if (kind === 'application') continue;
      // RFC 8829 §5.10: only a transceiver of addTrack() would be matched, and none of ours is.
      const transceiver = this.#byMid(mid) ?? this.add(kind, 'recvonly');
      transceiver.mid = mid;
      if (isSending(direction) && !transceiver.fired) fresh.push(transceiver);
      transceiver.fired = isSending(direction);
    }
    return fresh;
  }

  /** Undoes the `mid`s that an offer gave. */
  rollBack(current: readonly FakeSection[]): void {
    for (const transceiver of this.transceivers) {
      if (!current.some(({ mid }) => mid === transceiver.mid)) transceiver.mid = null;
    }
  }

  /** A negotiation has ended: both descriptions count. */
  settle(local: FakeDescription, remote: FakeDescription): void {
    for (const { mid, direction } of local.parsed.sections) {
      const theirs = remote.parsed.sections.find((section) => section.mid === mid);
      const transceiver = this.#byMid(mid);
      // As the answer has it, whatever was offered.
      const agreed = local.type === 'answer' ? direction : theirs && mirrored[theirs.direction];
      if (transceiver && agreed) transceiver.currentDirection = agreed;
    }
  }

  /** W3C webrtc-pc §4.7.3, "check if negotiation is needed". */
  needNegotiation(local: FakeDescription | undefined, remote: FakeDescription | undefined): boolean {
    const sections = local?.parsed.sections ?? [];
    if (this.hasChannel && !sections.some(({ kind }) => kind === 'application')) return true;
    return this.transceivers.some(({ mid, direction }) => {
      const ours = sections.find((section) => section.mid === mid)?.direction;
      const theirs = remote?.parsed.sections.find((section) => section.mid === mid)?.direction;
      if (mid === null || ours === undefined || theirs === undefined) return true;
      if (local?.type === 'answer') return ours !== meet(direction, theirs);
      return ours !== direction && mirrored[theirs] !== direction;
    });
  }

  #byMid(mid: string): FakeTransceiver | undefined {
    return this.transceivers.find((transceiver) => transceiver.mid === mid);
  }

  #directionOf({ mid, direction }: FakeSection): Direction {
    return this.#byMid(mid)?.direction ?? direction;
  }
}

const mirrored: Record<Direction, Direction> = {
  sendrecv: 'sendrecv',
  sendonly: 'recvonly',
  recvonly: 'sendonly',
  inactive: 'inactive',
  stopped: 'stopped',
};
