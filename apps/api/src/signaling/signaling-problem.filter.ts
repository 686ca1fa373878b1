import { Catch, type ArgumentsHost, type WsExceptionFilter } from '@nestjs/common';
import { Answers } from './answers.js';
import type { PeerSocket } from './peer-socket.js';
import type { Answer } from './answer.js';

/** Nest's own filter never calls the acknowledgement, so a client would wait for ever. This one does. */
@Catch()
export class SignalingProblemFilter implements WsExceptionFilter {
  constructor(private readonly answers: Answers) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const [socket, , answer] = host.getArgs<[PeerSocket, unknown, Answer]>();
    this.answers.fail(socket, answer, error);
  }
}
