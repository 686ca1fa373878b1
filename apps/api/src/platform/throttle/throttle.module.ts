import { Global, Module } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { RedisLink } from '../redis/redis-link.js';
import { Budgets } from './budgets.js';
import { FailureStore } from './failure-store.js';
import { MemoryFailureStore } from './memory-failure-store.js';
import { PasswordThrottle } from './password-throttle.js';
import { RedisFailureStore } from './redis-failure-store.js';

@Global()
@Module({
  providers: [
    Budgets,
    PasswordThrottle,
    {
      provide: FailureStore,
      inject: [RedisLink, Clock],
      useFactory: (redis: RedisLink | null, clock: Clock) =>
        redis ? new RedisFailureStore(redis) : new MemoryFailureStore(clock),
    },
  ],
  exports: [Budgets, PasswordThrottle],
})
export class ThrottleModule {}
