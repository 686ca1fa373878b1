import { Injectable, Logger } from '@nestjs/common';
import type { SignalingError } from '@vroom/contract';
import { problemOf } from '../platform/errors/problem-of.js';
import { ProblemTexts } from '../platform/errors/problem-texts.js';
import type { PeerSocket } from './peer-socket.js';

type AckFunction = (answer: { ok: false; error: SignalingError }) => void;

/** Tells a socket that its command failed: by the acknowledgement if it asked for one, else by a `problem` event. */
@Injectable()
export class Answers {
  private readonly logger = new Logger('Signaling');

  constructor(private readonly texts: ProblemTexts) {}

  fail(socket: PeerSocket, command: string, ack: unknown, error: unknown): void {
    const problem = problemOf(error);
    if (problem.status >= 500) this.logger.error(problem.cause ?? problem);
    const answer: SignalingError = {
      code: problem.code,
      title: this.texts.title(problem.code, socket.data.principal.language),
      ...(problem.detail !== undefined && { detail: problem.detail }),
      ...(problem.errors && { errors: problem.errors }),
    };
    if (typeof ack === 'function') (ack as AckFunction)({ ok: false, error: answer });
    else socket.emit('problem', { ...answer, command });
  }
}
