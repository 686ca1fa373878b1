import { Logger, type INestApplicationContext, type WsMessageHandler } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import type { Ack } from '@vroom/contract';
import { isObservable, lastValueFrom } from 'rxjs';
import type { Server, ServerOptions, Socket } from 'socket.io';
import type { Settings } from '../platform/config/settings.js';
import { ClientAddresses } from '../platform/http/client-addresses.js';
import { securityHeaders, transportSecurity } from '../platform/http/security-headers.js';
import { RedisChannels } from '../platform/redis/redis-channels.js';
import { onBehalfOf } from '../platform/logging/origin.js';
import { ConnectionLimit } from './connection-limit.js';
import type { PeerSocket } from './peer-socket.js';
import { betweenProcesses } from './process-adapter.js';
import { secureRefusals } from './secure-refusals.js';

type AckFunction = (answer: Ack<unknown>) => void;

/** How one command is answered: once, by its handler's result or by the filter that caught its error. */
export class Answer {
  private answered = false;

  constructor(
    readonly command: string,
    private readonly ack: AckFunction | undefined,
  ) {}

  /** @returns whether the sender asked for an acknowledgement */
  give(answer: Ack<unknown>): boolean {
    if (this.answered) return true;
    this.answered = true;
    this.ack?.(answer);
    return this.ack !== undefined;
  }
}

/** @param args what came with the command: its data and, where the sender asks for one, the acknowledgement */
export function answerTo(command: string, args: unknown[]): Answer {
  const last = args.at(-1);
  return new Answer(command, typeof last === 'function' ? (last as AckFunction) : undefined);
}

/**
 * Socket.IO for Nest with two differences from Nest's own adapter: an acknowledgement that is asked for always comes, as
 * `{ok, data}` or `{ok, error}`, and a message goes to its handler without the detour through RxJS streams, which cost as
 * much as the rest of a relayed message (docs/adr/0005).
 */
export class SignalingAdapter extends IoAdapter {
  private readonly faults = new Logger('SignalingAdapter');

  constructor(
    private readonly app: INestApplicationContext,
    private readonly daemon: Settings['daemon'],
  ) {
    super(app);
  }

  override createIOServer(port: number, options?: Partial<ServerOptions>): Server {
    const channels = this.app.get<RedisChannels | null>(RedisChannels);
    const server = super.createIOServer(port, {
      ...options,
      ...(channels && { adapter: betweenProcesses(channels) }),
      maxHttpBufferSize: this.daemon.max_frame_size,
      allowRequest: (request, decide) => decide(null, this.app.get(ConnectionLimit).allows(request)),
    } as ServerOptions);
    const addresses = this.app.get(ClientAddresses);
    secureRefusals(server.engine, (request) => ({
      ...securityHeaders,
      ...transportSecurity(this.daemon, addresses.isSecure(request)),
    }));
    return server;
  }

  override bindMessageHandlers(socket: Socket, handlers: WsMessageHandler[]): void {
    const { connectionId } = (socket as PeerSocket).data;
    for (const { message, callback } of handlers) {
      const work = (args: unknown[]): void => {
        // The filter has answered what went wrong in a handler; only a fault of the filter itself ends here.
        this.handle(message, callback, args).catch((error: unknown) => this.faults.error(error));
      };
      socket.on(message, (...args: unknown[]) => onBehalfOf({ connectionId }, () => work(args)));
    }
  }

  private async handle(message: string, callback: WsMessageHandler['callback'], args: unknown[]): Promise<void> {
    const answer = answerTo(message, args);
    const result: unknown = await callback(typeof args[0] === 'function' ? undefined : args[0], answer);
    // An interceptor, if there ever is one, makes a stream of the handler's promise.
    const data = isObservable(result) ? await lastValueFrom(result, { defaultValue: null }) : result;
    answer.give({ ok: true, data: data ?? null });
  }
}
