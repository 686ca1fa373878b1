import {
  contractVersion,
  type Ack,
  type CommandInput,
  type CommandName,
  type CommandResult,
  type ServerEvents,
  type SignalingError,
} from '@vroom/contract';
import { io, type Socket } from 'socket.io-client';
import { ApiError } from './errors.js';

/**
 * `offline` while the connection is being made again by itself; `refused` when the server said no, with its reason, or
 * closed the connection, without one: then it is made again only by `connect()`.
 */
export type ConnectionState = 'online' | 'offline' | 'refused';

export interface SignalingClientOptions {
  /** The server, as `https://example.net` or `https://example.net/vroom`; the page's own where it is left out. */
  url?: string;
  /** Where signaling is on that host; by default `/socket.io` below the path of the URL. */
  path?: string;
  /** Extra headers, for clients outside a browser: a browser sends its cookie by itself. */
  headers?: Record<string, string>;
  /** For integrators; a browser has its session cookie. */
  apiKey?: string;
  /** How long a command may take, in ms. */
  ackTimeout?: number;
}

/** The signaling connection: one WebSocket that comes back by itself with growing, jittered waits. */
export class SignalingClient {
  private readonly socket: Socket;
  private readonly ackTimeout: number;

  constructor(options: SignalingClientOptions = {}) {
    const { url, headers, apiKey, ackTimeout = 10_000 } = options;
    const { origin, pathname } = url === undefined ? { origin: undefined, pathname: '' } : new URL(url);
    this.ackTimeout = ackTimeout;
    const settings = {
      // What stands behind the host in its own URL is a namespace to Socket.IO.
      path: options.path ?? `${pathname.replace(/\/$/, '')}/socket.io`,
      transports: ['websocket'],
      autoConnect: false,
      forceNew: true,
      auth: { version: contractVersion, ...(apiKey !== undefined && { apiKey }) },
      reconnectionDelay: 300,
      reconnectionDelayMax: 5000,
      randomizationFactor: 0.5,
      // A network that swallows everything is noticed well within the time for which the server keeps a place.
      timeout: 8000,
      ...(headers && { extraHeaders: headers }),
    };
    this.socket = origin === undefined ? io(settings) : io(origin, settings);
  }

  /** Starts to connect; `onConnection` tells how it goes. */
  connect(): void {
    this.socket.connect();
  }

  /**
   * Connects anew at once, instead of waiting for the next try or on a connection that may be dead. The server is told
   * nothing, so it does not take it for a leave.
   */
  reconnect(): void {
    // To a connected socket `disconnect` would say goodbye; without its connection it is silent and ends the waiting.
    const anew = () => this.socket.disconnect().connect();
    if (!this.socket.connected) return void anew();
    // Afterwards, since the manager sets its own next try up when all have been told.
    this.socket.once('disconnect', () => queueMicrotask(anew));
    this.socket.io.engine.close();
  }

  /** Closes for good, silently. The server takes it for a leave. */
  close(): void {
    // First, so that nobody is told of an end that they asked for.
    this.socket.removeAllListeners();
    this.socket.disconnect();
  }

  get connected(): boolean {
    return this.socket.connected;
  }

  /** Listens to one event. @returns a function that stops listening */
  on<E extends keyof ServerEvents>(event: E, listener: ServerEvents[E]): () => void {
    const name: string = event;
    this.socket.on(name, listener);
    return () => void this.socket.off(name, listener);
  }

  /** Tells each change of the connection, with the server's reason where it refused. @returns a function that stops it */
  onConnection(listener: (state: ConnectionState, error?: ApiError) => void): () => void {
    const connected = () => listener('online');
    const disconnected = (reason: string) => listener(reason === 'io server disconnect' ? 'refused' : 'offline');
    const failed = (error: Error & { data?: SignalingError }) => {
      if (error.data) listener('refused', new ApiError(error.data.code, error.data.title, error.data));
      else listener('offline', new ApiError('unreachable', error.message, undefined, { cause: error }));
    };
    this.socket.on('connect', connected).on('disconnect', disconnected).on('connect_error', failed);
    return () => this.socket.off('connect', connected).off('disconnect', disconnected).off('connect_error', failed);
  }

  /**
   * Sends a command and waits for its acknowledgement.
   *
   * @throws ApiError with the contract's code; `unreachable` where no acknowledgement came in time
   */
  async command<C extends CommandName>(name: C, input: CommandInput<C>): Promise<CommandResult<C>> {
    const answer = await this.request(name, input);
    if (!answer.ok) throw new ApiError(answer.error.code, answer.error.title, answer.error);
    return answer.data;
  }

  /**
   * Sends a command and waits for nothing; dropped while there is no connection, since it would come too late.
   *
   * @returns whether it was sent
   */
  tell<C extends CommandName>(name: C, input: CommandInput<C>): boolean {
    // Not `volatile`: that drops the second of two commands in one tick, so ICE candidates would get lost.
    const { connected } = this.socket;
    if (connected) this.socket.emit(name, input);
    return connected;
  }

  private async request<C extends CommandName>(name: C, input: CommandInput<C>): Promise<Ack<CommandResult<C>>> {
    try {
      return (await this.socket.timeout(this.ackTimeout).emitWithAck(name, input)) as Ack<CommandResult<C>>;
    } catch (cause) {
      throw new ApiError('unreachable', 'The server did not answer in time.', undefined, { cause });
    }
  }
}
