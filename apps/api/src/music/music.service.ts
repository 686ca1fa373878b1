import { fileURLToPath } from 'node:url';
import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import type { Music } from '@vroom/contract';
import { SETTINGS } from '../platform/config/config.token.js';
import type { Settings } from '../platform/config/settings.js';
import { ProblemError } from '../platform/errors/problem-error.js';
import { musicFile, musicIn, titleOf, type MusicFile } from './music-files.js';

/** The pieces that VROOM brings along. */
const included = fileURLToPath(new URL('../../assets/music/', import.meta.url));

/** The music on hold: ours, and beside it what the operator drops into a folder while we run. */
@Injectable()
export class MusicService implements OnModuleInit {
  private readonly logger = new Logger('Music');
  /** The operator's folder comes first: a file of theirs stands in for one of ours of the same name. */
  private readonly folders: readonly string[];
  private readonly own: string;

  constructor(@Inject(SETTINGS) { directories }: Settings) {
    this.own = directories.music;
    this.folders = this.own === '' ? [included] : [this.own, included];
  }

  async onModuleInit(): Promise<void> {
    if (this.own === '') return;
    const files = await musicIn(this.own);
    if (files.length === 0) this.logger.warn(`There is no music in ${this.own} yet (VROOM_DIRECTORIES_MUSIC).`);
  }

  async list(): Promise<Music> {
    const names = new Set((await Promise.all(this.folders.map(musicIn))).flat().map(({ name }) => name));
    const items = [...names].map((name) => ({
      title: titleOf(name),
      url: `api/v1/music/${encodeURIComponent(name)}`,
    }));
    return { items: items.toSorted((one, other) => one.title.localeCompare(other.title)) };
  }

  /** @throws ProblemError not_found for all that isn't in the list */
  async find(name: string): Promise<MusicFile> {
    for (const folder of this.folders) {
      const file = await musicFile(folder, name);
      if (file) return file;
    }
    throw new ProblemError('not_found');
  }
}
