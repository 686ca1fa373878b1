import { Controller, Get, Header, Inject, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { SETTINGS } from '../platform/config/config.token.js';
import type { Settings } from '../platform/config/settings.js';
import { ProblemError } from '../platform/errors/problem-error.js';
import { showsToken } from '../platform/metrics/bearer.js';
import { expositionType } from '../platform/metrics/exposition.js';
import { Scraper } from './scraper.js';

/** `/metrics` where everything else is; for who has the token only, and not at all where the metrics have an address of their own. */
@Controller()
export class MetricsController {
  constructor(
    private readonly scraper: Scraper,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get('metrics')
  @Header('Content-Type', expositionType)
  @Header('Cache-Control', 'no-store')
  scrape(@Req() { headers }: Request, @Res({ passthrough: true }) response: Response): Promise<string> {
    const { listen, token } = this.settings.metrics;
    if (listen !== '' || token === '') throw new ProblemError('not_found');
    if (!showsToken(headers.authorization, token)) {
      response.setHeader('WWW-Authenticate', 'Bearer');
      throw new ProblemError('unauthenticated', { detail: 'The metrics need the token of VROOM_METRICS_TOKEN.' });
    }
    return this.scraper.scrape();
  }
}
