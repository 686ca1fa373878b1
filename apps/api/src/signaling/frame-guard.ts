import { Injectable } from '@nestjs/common';
import { commands, maxCommandBytes } from '@vroom/contract';
import { ProblemError } from '../platform/errors/problem-error.js';
import { Answers } from './answers.js';
import type { PeerSocket } from './peer-socket.js';
import { answerTo } from './signaling-adapter.js';

/** Looks at every frame before a handler does: refuses what is too large, and commands that don't exist. */
@Injectable()
export class FrameGuard {
  constructor(private readonly answers: Answers) {}

  watch(socket: PeerSocket): void {
    // Socket.IO hands on decoded packets only; the size on the wire is known one layer below, just before.
    socket.conn.on('packet', ({ data }: { data?: string | Buffer }) => {
      socket.data.frameBytes = data === undefined ? 0 : Buffer.byteLength(data);
    });
    socket.use(([command, ...rest]: unknown[], next) => {
      const problem = this.problemWith(String(command), socket.data.frameBytes);
      if (problem) this.answers.fail(socket, answerTo(String(command).slice(0, 64), rest), problem);
      else next();
    });
  }

  private problemWith(command: string, bytes: number): ProblemError | undefined {
    if (!Object.hasOwn(commands, command)) {
      return new ProblemError('unknown_event', { detail: `Known are: ${Object.keys(commands).join(', ')}.` });
    }
    if (bytes > maxCommandBytes) {
      return new ProblemError('payload_too_large', {
        detail: `${bytes} bytes; at most ${maxCommandBytes} are allowed.`,
      });
    }
    return undefined;
  }
}
