import { Logger, type WsMessageHandler } from '@nestjs/common';
import { isObservable, lastValueFrom } from 'rxjs';
import { onBehalfOf } from '../platform/logging/origin.js';
import { answerTo, inputOf } from './answer.js';
import type { PeerSocket } from './peer-socket.js';

type Callback = WsMessageHandler['callback'];

/** Handles and answers a command, whatever goes wrong. @param args its data and, where one is asked for, the acknowledgement */
export type DirectHandler = (args: unknown[]) => Promise<void>;

const table = Symbol('commands');

interface Tabled {
  [table]?: CommandTable | undefined;
}

const faults = new Logger('Commands');

/** Where in a table each command has its place: the same in all of them, since a map in each would take a kilobyte of every peer. */
const places = new Map<string, number>();

function placeOf(command: string): number {
  const known = places.get(command);
  if (known !== undefined) return known;
  places.set(command, places.size);
  return places.size - 1;
}

/**
 * What the commands of one socket lead to. A table, rather than a listener for each command, which would be a tenth of what a
 * peer takes in memory; and past the queue of Socket.IO, which every relayed signal would wait in.
 */
export class CommandTable {
  private readonly callbacks: Callback[] = [];
  private readonly direct: DirectHandler[] = [];

  /** That of this socket, which has none before it is asked for. */
  static of(socket: object): CommandTable {
    return ((socket as Tabled)[table] ??= new CommandTable());
  }

  /** Handlers of Nest's. */
  add(handlers: readonly WsMessageHandler[]): void {
    for (const { message, callback } of handlers) this.callbacks[placeOf(message)] = callback;
  }

  addDirect(command: string, handler: DirectHandler): void {
    this.direct[placeOf(command)] = handler;
  }

  /** Never throws. @param command one of the contract: that nobody handles it is a fault of ours */
  run(socket: PeerSocket, command: string, args: unknown[]): void {
    const direct = this.direct[placeOf(command)];
    const done = direct ? direct(args) : this.call(socket, command, args);
    // What goes wrong in a handler is answered; only a fault of the answer itself ends here.
    done.catch((error: unknown) => faults.error(error));
  }

  private async call({ data: { connectionId } }: PeerSocket, command: string, args: unknown[]): Promise<void> {
    const callback = this.callbacks[placeOf(command)];
    if (!callback) throw new Error(`Nobody handles ${command}`);
    const answer = answerTo(command, args);
    const result: unknown = await onBehalfOf({ connectionId }, () => callback(inputOf(args), answer));
    // An interceptor, if there ever is one, makes a stream of the handler's promise.
    const data = isObservable(result) ? await lastValueFrom(result, { defaultValue: null }) : result;
    answer.give({ ok: true, data: data ?? null });
  }
}
