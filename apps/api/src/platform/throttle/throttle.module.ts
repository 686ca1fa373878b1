import { Global, Module } from '@nestjs/common';
import { FailureStore } from './failure-store.js';
import { MemoryFailureStore } from './memory-failure-store.js';
import { PasswordThrottle } from './password-throttle.js';

@Global()
@Module({
  providers: [PasswordThrottle, { provide: FailureStore, useClass: MemoryFailureStore }],
  exports: [PasswordThrottle],
})
export class ThrottleModule {}
