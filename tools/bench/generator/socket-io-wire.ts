import { Wire } from './wire.ts';

interface Options {
  headers?: Record<string, string>;
  /** What the client says of itself at the handshake. */
  auth?: object;
}

/**
 * A client of Socket.IO (Engine.IO protocol 4, Socket.IO protocol 5) that reads no more of what it gets than it has to: the
 * load is not what is to be measured.
 */
export class SocketIoWire {
  /** Each event, as its frame. */
  heard: (frame: Buffer) => void = () => undefined;
  private readonly wire: Wire;
  private readonly answers = new Map<number, (answer: unknown) => void>();
  private asked = 0;

  private constructor(wire: Wire) {
    this.wire = wire;
  }

  /** @throws Error with the server's words where it refuses */
  static async connect(url: string, { headers = {}, auth }: Options = {}): Promise<SocketIoWire & { id: string }> {
    const wire = await Wire.open(`${url}/socket.io/?EIO=4&transport=websocket`, headers);
    const greeting = await wire.next();
    if (!greeting.startsWith('0')) throw new Error(`No Engine.IO: ${greeting}`);
    wire.send(`40${auth ? JSON.stringify(auth) : ''}`);
    const answer = await wire.next();
    if (!answer.startsWith('40')) throw new Error(`The server refused: ${answer.slice(2)}`);
    const { sid } = JSON.parse(answer.slice(2)) as { sid: string };
    const made = Object.assign(new SocketIoWire(wire), { id: sid });
    wire.listen((frame) => made.hear(frame));
    return made;
  }

  /** The frame of an event, to be sent again and again. */
  static frame(event: string, ...data: unknown[]): string {
    return `42${JSON.stringify([event, ...data])}`;
  }

  send(frame: string): void {
    this.wire.send(frame);
  }

  /** Sends an event and waits for its acknowledgement. */
  ask(event: string, ...data: unknown[]): Promise<unknown> {
    const number = this.asked++;
    const answer = new Promise((resolve) => this.answers.set(number, resolve));
    this.wire.send(`42${number}${JSON.stringify([event, ...data])}`);
    return answer;
  }

  /** Says goodbye. */
  async close(): Promise<void> {
    this.wire.send('41');
    await this.wire.close();
  }

  private hear(frame: Buffer): void {
    if (frame[0] === ping) return this.wire.send('3');
    if (frame[0] !== message) return;
    if (frame[1] === event) this.heard(frame);
    else if (frame[1] === acknowledgement) this.take(frame.toString('utf8', 2));
  }

  private take(text: string): void {
    const number = parseInt(text, 10);
    const [answer] = JSON.parse(text.slice(String(number).length)) as unknown[];
    this.answers.get(number)?.(answer);
    this.answers.delete(number);
  }
}

// Types of packets, as the first two characters of a frame have them.
const [ping, message, event, acknowledgement] = ['2', '4', '2', '3'].map((character) => character.charCodeAt(0));
