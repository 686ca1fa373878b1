import { Inject, Injectable } from '@nestjs/common';
import { commands, maxCommandBytes } from '@vroom/contract';
import { Clock } from '../platform/clock/clock.js';
import { SETTINGS } from '../platform/config/config.token.js';
import type { Settings } from '../platform/config/settings.js';
import { ProblemError } from '../platform/errors/problem-error.js';
import { answerTo } from './answer.js';
import { Answers } from './answers.js';
import { CommandBudget } from './command-budget.js';
import { wireSize } from './command-decoder.js';
import { CommandTable } from './command-table.js';
import type { PeerSocket } from './peer-socket.js';

/**
 * Looks at every command before a handler does: refuses what is too large, and commands that don't exist, and cuts off who
 * sends too many. There is no other way to a handler.
 */
@Injectable()
export class FrameGuard {
  constructor(
    private readonly answers: Answers,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  watch(socket: PeerSocket): void {
    const budget = new CommandBudget(this.settings.daemon.message_rate, this.clock.now());
    const commandTable = CommandTable.of(socket);
    socket.use((command: unknown[]) => {
      const [name, ...args] = command;
      const inTime = budget.spend(this.clock.now());
      const problem = inTime ? problemWith(name, wireSize(command)) : new ProblemError('too_many_requests');
      if (!problem) {
        // What comes after the frame that cost it its connection is dropped.
        if (socket.connected) commandTable.run(socket, name as string, args);
        return;
      }
      // Where the name is left out, Socket.IO puts the acknowledgement in its place.
      this.answers.fail(socket, answerTo(typeof name === 'string' ? name.slice(0, 64) : '', command), problem);
      if (!inTime) socket.disconnect(true);
    });
  }
}

function problemWith(command: unknown, bytes: number): ProblemError | undefined {
  if (typeof command !== 'string' || !Object.hasOwn(commands, command)) {
    return new ProblemError('unknown_event', { detail: `Known are: ${Object.keys(commands).join(', ')}.` });
  }
  if (bytes > maxCommandBytes) {
    const detail = `${bytes} bytes; at most ${maxCommandBytes} are allowed.`;
    return new ProblemError('payload_too_large', { detail });
  }
  return undefined;
}
