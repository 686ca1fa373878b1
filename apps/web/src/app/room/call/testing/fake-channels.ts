import { decodeDataMessage, type DataMessage } from '@vroom/contract';
import type { PeerChannel, PeerProtocol } from '../peer-protocol';

/** Channels between some protocols that deliver at once, through the same encoding as the real ones. */
export class FakeChannels {
  readonly log: { from: string; to: string; message: DataMessage }[] = [];
  private readonly ends = new Map<string, PeerProtocol>();
  private readonly links = new Set<string>();

  of(from: string): PeerChannel {
    return {
      send: (to, message) => this.deliver(from, to, message),
      broadcast: (message) => {
        for (const to of this.ends.keys()) this.deliver(from, to, message);
      },
    };
  }

  add(id: string, protocol: PeerProtocol): void {
    this.ends.set(id, protocol);
  }

  /** Opens the channel between two. */
  open(one: string, other: string): void {
    this.links.add([one, other].sort().join());
    this.ends.get(one)?.opened(other);
    this.ends.get(other)?.opened(one);
  }

  /** Nothing passes between two until it is opened again. */
  close(one: string, other: string): void {
    this.links.delete([one, other].sort().join());
  }

  sent(type: DataMessage['type'], from?: string): DataMessage[] {
    return this.log
      .filter((entry) => entry.message.type === type && (from === undefined || entry.from === from))
      .map(({ message }) => message);
  }

  private deliver(from: string, to: string, message: DataMessage): boolean {
    if (from === to || !this.links.has([from, to].sort().join())) return false;
    this.log.push({ from, to, message });
    const decoded = decodeDataMessage(JSON.stringify(message));
    if (decoded) this.ends.get(to)?.received(from, decoded);
    return true;
  }
}
