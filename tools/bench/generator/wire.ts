import { once } from 'node:events';
import { WebSocket } from 'ws';

/** One WebSocket connection. */
export class Wire {
  private readonly socket: WebSocket;
  /** What came before anybody listened: the first message may come with the answer to the handshake. */
  private readonly early: Buffer[] = [];
  private listener: (data: Buffer) => void = (data) => void this.early.push(data);

  private constructor(socket: WebSocket) {
    this.socket = socket;
  }

  /** @param url `http://…` or `ws://…` @throws Error where the server takes no connection */
  static async open(url: string, headers: Record<string, string> = {}): Promise<Wire> {
    const options = { headers, perMessageDeflate: false, skipUTF8Validation: true };
    const socket = new WebSocket(url.replace(/^http/, 'ws'), options);
    const wire = new Wire(socket);
    socket.on('message', (data: Buffer) => wire.listener(data));
    await once(socket, 'open');
    return wire;
  }

  send(text: string): void {
    this.socket.send(text);
  }

  /** What is done with each message from now on, and with those that came before anybody listened. */
  listen(listener: (data: Buffer) => void): void {
    this.listener = listener;
    for (const data of this.early.splice(0)) listener(data);
  }

  /** Waits for the one message that comes while nobody listens. @throws Error where the connection ends first */
  next(): Promise<string> {
    return new Promise((resolve, reject) => {
      const closed = (code: number) => reject(new Error(`The server closed the connection: ${code}`));
      this.socket.once('close', closed);
      this.listen((data) => {
        this.listener = (later) => void this.early.push(later);
        this.socket.off('close', closed);
        resolve(data.toString());
      });
    });
  }

  async close(): Promise<void> {
    if (this.socket.readyState === WebSocket.CLOSED) return;
    const closed = once(this.socket, 'close');
    this.socket.close();
    await closed;
  }
}
