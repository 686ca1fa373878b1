import { RestClient, SignalingClient } from '@vroom/api-client';
import {
  commands,
  contractVersion,
  type CommandName,
  type JoinInput,
  type ServerEvents,
  type Snapshot,
} from '@vroom/contract';
import { io, type Socket } from 'socket.io-client';

const heardEvents = [
  'signal:received',
  'peer:joined',
  'peer:updated',
  'peer:left',
  'notice',
  'room:wiped',
  'self:kicked',
  'room:ended',
  'problem',
] as const;

export const silent = { audio: false, video: false, screen: false };

/** Keeps the session cookie from call to call, as a browser does. */
export class Browser {
  /** Of the session. */
  cookie = '';
  /** The others that came, with their attributes, by their names. */
  readonly otherCookies = new Map<string, string>();
  readonly rest: RestClient;
  private readonly sockets: { close(): void }[] = [];

  constructor(readonly url: string) {
    this.rest = new RestClient({ baseUrl: url, fetch: (input, init) => this.fetch(input, init) });
  }

  async fetch(input: string | URL | Request, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    if (this.cookie) headers.set('Cookie', this.cookie);
    const response = await fetch(input instanceof Request ? input : new URL(input, this.url), { ...init, headers });
    for (const cookie of response.headers.getSetCookie()) this.keep(cookie);
    return response;
  }

  /** A signaling client with this browser's session. */
  signaling(): SignalingClient {
    const client = new SignalingClient({ url: this.url, headers: { Cookie: this.cookie }, ackTimeout: 5000 });
    this.sockets.push(client);
    return client;
  }

  /** A socket without our client's good manners, to send what it never would. */
  rawSocket(headers: Record<string, string> = {}, auth: object = { version: contractVersion }): Socket {
    const socket = io(this.url, {
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
      auth,
      extraHeaders: { ...(this.cookie && { Cookie: this.cookie }), ...headers },
    });
    this.sockets.push(socket);
    return socket;
  }

  /** Opens the door of a room, connects, and joins. */
  async enter(room: string, input: Partial<JoinInput> = {}): Promise<Guest> {
    await this.rest.call('authenticate', { params: { name: room }, body: {} });
    const signaling = this.signaling();
    const guest = new Guest(signaling);
    signaling.connect();
    await guest.online;
    guest.snapshot = await signaling.command('room:join', { room, media: silent, ...input });
    return guest;
  }

  close(): void {
    for (const socket of this.sockets) socket.close();
  }

  private keep(cookie: string): void {
    const [name = ''] = cookie.split('=');
    if (name === 'vroom_session') this.cookie = cookie.split(';')[0] ?? '';
    else this.otherCookies.set(name, cookie);
  }
}

/** Somebody in a room, with all that reached them. */
export class Guest {
  snapshot!: Snapshot;
  readonly online: Promise<void>;
  private readonly heard: { event: string; data: unknown }[] = [];
  private readonly waiting = new Set<() => void>();

  constructor(readonly signaling: SignalingClient) {
    this.online = new Promise((resolve, reject) => {
      signaling.onConnection((state, error) => {
        if (state === 'online') resolve();
        if (state === 'refused') reject(error ?? new Error('refused'));
      });
    });
    for (const event of heardEvents) {
      signaling.on(event, (data: unknown) => this.note(event, data));
    }
  }

  get id(): string {
    return this.snapshot.self.id;
  }

  /** All that came of one event so far. */
  all<E extends keyof ServerEvents>(event: E): Parameters<ServerEvents[E]>[0][] {
    const found = this.heard.filter((each) => each.event === event);
    return found.map(({ data }) => data as Parameters<ServerEvents[E]>[0]);
  }

  /** Waits for an event that fits; it may have come already. */
  async next<E extends keyof ServerEvents>(
    event: E,
    fits: (data: Parameters<ServerEvents[E]>[0]) => boolean = () => true,
  ): Promise<Parameters<ServerEvents[E]>[0]> {
    for (;;) {
      const found = this.all(event).find(fits);
      if (found) return found;
      await new Promise<void>((resolve) => this.waiting.add(resolve));
    }
  }

  private note(event: string, data: unknown): void {
    this.heard.push({ event, data });
    for (const wake of this.waiting) wake();
    this.waiting.clear();
  }
}

export const commandNames = Object.keys(commands) as CommandName[];
