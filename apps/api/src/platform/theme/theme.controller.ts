import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { ProblemError } from '../errors/problem-error.js';
import { ThemeService } from './theme.service.js';

/**
 * A drawing is shown as a picture, where it can do nothing. Who opens it as a page gets one that may do nothing either: no
 * script, nothing from elsewhere, and an origin of its own.
 */
const forPictures = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  'sandbox',
].join('; ');

/** The parts of the theme. No calls of the contract: what comes is for browsers to show. */
@Controller('api/v1/theme')
export class ThemeController {
  constructor(private readonly themes: ThemeService) {}

  @Get('theme.css')
  style(@Query('v') asked: string | undefined, @Res() response: Response): void {
    const { css, version } = this.themes.theme;
    send(response, { type: 'text/css; charset=utf-8', body: css, version, asked });
  }

  @Get(':picture')
  picture(@Param('picture') name: string, @Query('v') asked: string | undefined, @Res() response: Response): void {
    const picture = this.themes.picture(name);
    if (!picture) throw new ProblemError('not_found');
    response.setHeader('Content-Security-Policy', forPictures);
    send(response, { ...picture, asked });
  }
}

interface Part {
  type: string;
  body: string | Buffer;
  version: string;
  /** The version that the address names. */
  asked: string | undefined;
}

/** Who asks for the version that there is may keep it: another one has another address. */
function send(response: Response, { type, body, version, asked }: Part): void {
  response.setHeader('Content-Type', type);
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('ETag', `"${version}"`);
  response.setHeader('Cache-Control', asked === version ? 'public, max-age=31536000, immutable' : 'no-cache');
  response.send(body);
}
