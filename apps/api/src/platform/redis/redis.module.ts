import { Global, Module } from '@nestjs/common';
import { SETTINGS } from '../config/config.token.js';
import type { Settings } from '../config/settings.js';
import { RedisChannels } from './redis-channels.js';
import { RedisLink } from './redis-link.js';

/** `@Inject(RedisLink) redis: RedisLink | null`, and RedisChannels likewise: `null` where the instance is one process, and needs none. */
@Global()
@Module({
  providers: [
    {
      provide: RedisLink,
      inject: [SETTINGS],
      useFactory: ({ database }: Settings) => (database.redis === '' ? null : RedisLink.open(database.redis)),
    },
    {
      provide: RedisChannels,
      inject: [RedisLink],
      useFactory: (redis: RedisLink | null) => redis && new RedisChannels(redis),
    },
  ],
  exports: [RedisLink, RedisChannels],
})
export class RedisModule {}
