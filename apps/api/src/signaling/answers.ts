import { Injectable, Logger } from '@nestjs/common';
import type { SignalingError } from '@vroom/contract';
import { AuditService } from '../audit/audit.service.js';
import { denialEvent } from '../audit/denials.js';
import type { ProblemError } from '../platform/errors/problem-error.js';
import { loggedProblemOf } from '../platform/errors/problem-of.js';
import { ProblemTexts } from '../platform/errors/problem-texts.js';
import { onBehalfOf } from '../platform/logging/origin.js';
import { Meters } from '../platform/metrics/meters.js';
import type { Answer } from './answer.js';
import type { PeerSocket } from './peer-socket.js';

/** Tells a socket that its command failed: by the acknowledgement if it asked for one, else by a `problem` event. */
@Injectable()
export class Answers {
  private readonly logger = new Logger('Signaling');

  constructor(
    private readonly texts: ProblemTexts,
    private readonly audit: AuditService,
    private readonly meters: Meters,
  ) {}

  fail(socket: PeerSocket, answer: Answer, error: unknown): void {
    const { connectionId } = socket.data;
    // Said here, since neither a relayed signal nor what is refused before it is a command has it yet.
    onBehalfOf({ connectionId }, () => this.tell(socket, answer, error));
  }

  private tell(socket: PeerSocket, answer: Answer, error: unknown): void {
    const problem = loggedProblemOf(error, this.logger);
    const failure: SignalingError = {
      code: problem.code,
      title: this.texts.title(problem.code, socket.data.principal.language),
      ...problem.details,
    };
    this.meters.refused(problem.code, 'socket');
    this.note(socket, answer.command, problem);
    const told = answer.give({ ok: false, error: failure });
    if (!told) socket.emit('problem', { ...failure, command: answer.command });
  }

  private note(socket: PeerSocket, command: string, { code, detail }: ProblemError): void {
    const denial = denialEvent(code);
    const where = socket.data.seat?.roomName ?? detail;
    const what = [command, code, where].filter((part) => part !== undefined).join(' ');
    if (denial) this.audit.recordDenial(denial, socket.data.principal, what);
  }
}
