import { Injectable } from '@nestjs/common';
import { commands, maxCommandBytes } from '@vroom/contract';
import { ProblemError } from '../platform/errors/problem-error.js';
import { Answers } from './answers.js';
import { wireSize } from './command-decoder.js';
import type { PeerSocket } from './peer-socket.js';
import { answerTo } from './signaling-adapter.js';

/** Looks at every command before a handler does: refuses what is too large, and commands that don't exist. */
@Injectable()
export class FrameGuard {
  constructor(private readonly answers: Answers) {}

  watch(socket: PeerSocket): void {
    socket.use((command: unknown[], next) => {
      const [name] = command;
      const problem = problemWith(name, wireSize(command));
      // Where the name is left out, Socket.IO puts the acknowledgement in its place.
      if (problem)
        this.answers.fail(socket, answerTo(typeof name === 'string' ? name.slice(0, 64) : '', command), problem);
      else next();
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
