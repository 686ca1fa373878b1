import { maxHandshakeBytes, type ServerEvents } from '@vroom/contract';
import { Decoder, Encoder, PacketType, type Packet } from 'socket.io-parser';

/** On the list of a command's arguments: how large it was on the wire. A WeakMap would cost each collection of garbage more. */
const size = Symbol('size');

/** Bytes of the WebSocket frame that a command came in. @param command its name and arguments, as Socket.IO hands them on */
export function wireSize(command: Measured): number {
  return command[size] ?? 0;
}

type Measured = object & { [size]?: number };

/**
 * Reads packets of the Socket.IO protocol as its own decoder does, but measures each and takes no more than the contract
 * needs. What it throws closes that one connection.
 */
class CommandDecoder extends Decoder {
  private bytes = 0;
  private greeted = false;

  constructor() {
    super();
    this.on('decoded', ({ data }: Packet) => {
      if (Array.isArray(data)) (data as Measured)[size] = this.bytes;
    });
  }

  override add(frame: unknown): void {
    // No command carries bytes; attachments would come in frames of their own, past every limit on one frame.
    if (typeof frame !== 'string' || /^[56]/.test(frame)) throw new Error('binary packets are not accepted');
    // We never ask for one, and no budget would count it.
    if (frame.startsWith('3')) throw new Error('acknowledgements are not accepted');
    this.bytes = Buffer.byteLength(frame);
    if (frame.startsWith('0')) this.greet();
    super.add(frame);
  }

  private greet(): void {
    // Socket.IO keeps what is said here for as long as the connection lives.
    if (this.bytes > maxHandshakeBytes) throw new Error('the handshake is too large');
    // While the first one is looked at, Socket.IO would make one more socket of each that follows.
    if (this.greeted) throw new Error('the handshake was made already');
    this.greeted = true;
  }
}

/** Writes packets as Socket.IO's own encoder does, but does not look for bytes in them first: none of our events has any. */
class EventEncoder extends Encoder {
  override encode(packet: Packet): string[] {
    return [textOf(packet)];
  }
}

function textOf({ type, nsp, id, data }: Packet): string {
  const namespace = nsp === '/' ? '' : `${nsp},`;
  // As JSON leaves out what is undefined.
  const content = data === undefined ? '' : JSON.stringify(data);
  return `${type}${namespace}${id ?? ''}${content}`;
}

/** An event as Socket.IO writes it to a connection. */
export function textOfEvent<E extends keyof ServerEvents>(event: E, ...data: Parameters<ServerEvents[E]>): string {
  return textOf({ type: PacketType.EVENT, nsp: '/', data: [event, ...data] });
}

/** For Socket.IO's option `parser`. */
export const commandParser = { Encoder: EventEncoder, Decoder: CommandDecoder };
