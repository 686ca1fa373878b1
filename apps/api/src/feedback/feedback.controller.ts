import { Body, Controller, Req } from '@nestjs/common';
import { endpoints, feedbackInput, type FeedbackInput } from '@vroom/contract';
import { acceptedLanguage } from '../platform/errors/problem-texts.js';
import { ClientAddresses } from '../platform/http/client-addresses.js';
import { Endpoint } from '../platform/http/endpoint.decorator.js';
import type { AppRequest } from '../platform/http/request.js';
import { FeedbackService } from './feedback.service.js';

@Controller('api/v1')
export class FeedbackController {
  constructor(
    private readonly feedback: FeedbackService,
    private readonly addresses: ClientAddresses,
  ) {}

  @Endpoint(endpoints.sendFeedback)
  async send(@Req() request: AppRequest, @Body({ schema: feedbackInput }) input: FeedbackInput): Promise<void> {
    const language = request.principal?.language ?? acceptedLanguage(request.headers['accept-language']);
    await this.feedback.send(input, language, this.addresses.of(request));
  }
}
