import { maxHandshakeBytes } from '@vroom/contract';
import { Decoder, Encoder, type Packet } from 'socket.io-parser';

/** How large each command was on the wire, by the list of its arguments. */
const sizes = new WeakMap<object, number>();

/** Bytes of the WebSocket frame that a command came in. @param command its name and arguments, as Socket.IO hands them on */
export function wireSize(command: object): number {
  return sizes.get(command) ?? 0;
}

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
      if (Array.isArray(data)) sizes.set(data, this.bytes);
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

/** For Socket.IO's option `parser`. */
export const commandParser = { Encoder, Decoder: CommandDecoder };
