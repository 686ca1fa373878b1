import { RestClient } from '@vroom/api-client';
import { contractVersion, type Ack, type Snapshot } from '@vroom/contract';
import { SocketIoWire } from './socket-io-wire.ts';

const silent = { audio: false, video: false, screen: false };

/** Somebody at VROOM, with a session of their own. */
export class Visitor {
  readonly rest: RestClient;
  readonly url: string;
  private cookie = '';

  constructor(url: string) {
    this.url = url;
    this.rest = new RestClient({ baseUrl: url, fetch: (input, init) => this.fetch(input, init) });
  }

  async fetch(input: string | URL | Request, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    if (this.cookie) headers.set('Cookie', this.cookie);
    const target = input instanceof Request ? input : new URL(input, this.url);
    const response = await fetch(target, { ...init, headers });
    for (const cookie of response.headers.getSetCookie()) this.cookie = cookie.split(';')[0] ?? '';
    return response;
  }

  /** Makes a room. @returns its name */
  async makeRoom(): Promise<string> {
    return (await this.rest.call('createRoom', { body: {} })).name;
  }

  /** Asks for a role in a room, which opens the session too. */
  async knock(room: string): Promise<void> {
    await this.rest.call('authenticate', { params: { name: room }, body: {} });
  }

  /** Connects, and goes into a room whose door has been passed. @throws Error where the server refuses */
  async enter(room: string): Promise<Guest> {
    const auth = { version: contractVersion };
    const wire = await SocketIoWire.connect(this.url, { headers: { Cookie: this.cookie }, auth });
    const answer = (await wire.ask('room:join', { room, media: silent })) as Ack<Snapshot>;
    if (!answer.ok) throw new Error(`The server refused a join: ${JSON.stringify(answer.error)}`);
    return { id: answer.data.self.id, snapshot: answer.data, wire };
  }

  /** From the street into a room. */
  async come(room: string): Promise<Guest> {
    await this.knock(room);
    return this.enter(room);
  }
}

export interface Guest {
  id: string;
  snapshot: Snapshot;
  wire: SocketIoWire;
}
