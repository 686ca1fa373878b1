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
  /** The server; the page's own where it is left out. */
  url?: string;
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
    const { url, path = '/socket.io', headers, apiKey, ackTimeout = 10_000 } = options;
    this.ackTimeout = ackTimeout;
    const settings = {
      path,
      transports: ['websocket'],
      autoConnect: false,
      forceNew: true,
      auth: { version: contractVersion, ...(apiKey !== undefined && { apiKey }) },
      reconnectionDelay: 300,
      reconnectionDelayMax: 5000,
      randomizationFactor: 0.5,
      ...(headers && { extraHeaders: headers }),
    };
    this.socket = url === undefined ? io(settings) : io(url, settings);
  }

  /** Starts to connect; `onConnection` tells how it goes. */
  connect(): void {
    this.socket.connect();
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

  /** Sends a command and waits for nothing; dropped while there is no connection, since it would come too late. */
  tell<C extends CommandName>(name: C, input: CommandInput<C>): void {
    // Not `volatile`: that drops the second of two commands in one tick, so ICE candidates would get lost.
    if (this.socket.connected) this.socket.emit(name, input);
  }

  private async request<C extends CommandName>(name: C, input: CommandInput<C>): Promise<Ack<CommandResult<C>>> {
    try {
      return (await this.socket.timeout(this.ackTimeout).emitWithAck(name, input)) as Ack<CommandResult<C>>;
    } catch (cause) {
      throw new ApiError('unreachable', 'The server did not answer in time.', undefined, { cause });
    }
  }
}
