import { Controller, Get, Param, Res } from '@nestjs/common';
import { endpoints, type Music } from '@vroom/contract';
import type { Response } from 'express';
import { Endpoint } from '../platform/http/endpoint.decorator.js';
import { MusicService } from './music.service.js';
import { sendMusic } from './send-music.js';

@Controller('api/v1')
export class MusicController {
  constructor(private readonly music: MusicService) {}

  @Endpoint(endpoints.getMusic)
  list(): Promise<Music> {
    return this.music.list();
  }

  /** The files of the list. No call of the contract: what comes is sound, and to play it takes no client of ours. */
  @Get('music/:name')
  async file(@Param('name') name: string, @Res() response: Response): Promise<void> {
    await sendMusic(response, await this.music.find(name));
  }
}
