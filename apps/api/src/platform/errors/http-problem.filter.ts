import { Catch, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Problem } from '@vroom/contract';
import type { Response } from 'express';
import type { AppRequest } from '../http/request.js';
import { Meters } from '../metrics/meters.js';
import { loggedProblemOf } from './problem-of.js';
import { acceptedLanguage, ProblemTexts } from './problem-texts.js';

/** Every failed call becomes RFC 9457 problem details. */
@Catch()
export class HttpProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Http');

  constructor(
    private readonly texts: ProblemTexts,
    private readonly meters: Meters,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<AppRequest>();
    const response = http.getResponse<Response>();
    const problem = loggedProblemOf(error, this.logger);
    this.meters.refused(problem.code, 'rest');
    if (response.headersSent) {
      response.destroy();
      return;
    }
    const language = request.principal?.language ?? acceptedLanguage(request.headers['accept-language']);
    const body: Problem = {
      type: `urn:vroom:problem:${problem.code}`,
      title: this.texts.title(problem.code, language),
      status: problem.status,
      code: problem.code,
      ...problem.details,
    };
    // For who writes down what was refused.
    response.locals['problem'] = problem.code;
    if (problem.retryAfter !== undefined) response.setHeader('Retry-After', problem.retryAfter);
    response.status(problem.status).setHeader('Content-Language', language).type('application/problem+json').json(body);
  }
}
