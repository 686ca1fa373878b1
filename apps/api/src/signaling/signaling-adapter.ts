import { Logger, type INestApplicationContext, type WsMessageHandler } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import type { Ack } from '@vroom/contract';
import { isObservable, lastValueFrom } from 'rxjs';
import type { Server, ServerOptions, Socket } from 'socket.io';
import { ConnectionLimit } from './connection-limit.js';

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
    private readonly maxFrameSize: number,
  ) {
    super(app);
  }

  override createIOServer(port: number, options?: Partial<ServerOptions>): Server {
    return super.createIOServer(port, {
      ...options,
      maxHttpBufferSize: this.maxFrameSize,
      allowRequest: (request, decide) => decide(null, this.app.get(ConnectionLimit).allows(request)),
    } as ServerOptions);
  }

  override bindMessageHandlers(socket: Socket, handlers: WsMessageHandler[]): void {
    for (const { message, callback } of handlers) {
      socket.on(message, (...args: unknown[]) => {
        // The filter has answered what went wrong in a handler; only a fault of the filter itself ends here.
        this.handle(message, callback, args).catch((error: unknown) => this.faults.error(error));
      });
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
