import { Injectable, Logger } from '@nestjs/common';
import type { SignalingError } from '@vroom/contract';
import { loggedProblemOf } from '../platform/errors/problem-of.js';
import { ProblemTexts } from '../platform/errors/problem-texts.js';
import type { PeerSocket } from './peer-socket.js';
import type { Answer } from './signaling-adapter.js';

/** Tells a socket that its command failed: by the acknowledgement if it asked for one, else by a `problem` event. */
@Injectable()
export class Answers {
  private readonly logger = new Logger('Signaling');

  constructor(private readonly texts: ProblemTexts) {}

  fail(socket: PeerSocket, answer: Answer, error: unknown): void {
    const problem = loggedProblemOf(error, this.logger);
    const failure: SignalingError = {
      code: problem.code,
      title: this.texts.title(problem.code, socket.data.principal.language),
      ...problem.details,
    };
    const told = answer.give({ ok: false, error: failure });
    if (!told) socket.emit('problem', { ...failure, command: answer.command });
  }
}
