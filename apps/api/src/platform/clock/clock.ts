import { Global, Injectable, Module } from '@nestjs/common';
import { onNobodysBehalf } from '../logging/origin.js';

/** Time, so that tests can turn it. */
export abstract class Clock {
  /** Milliseconds since 1970 UTC. */
  abstract now(): number;
  /** Calls once after `ms`, on nobody's behalf: what waits for a time is for all. @returns what cancels it */
  abstract after(ms: number, callback: () => void): () => void;
}

@Injectable()
class SystemClock extends Clock {
  now(): number {
    return Date.now();
  }

  after(ms: number, callback: () => void): () => void {
    const timer = setTimeout(() => onNobodysBehalf(callback), ms).unref();
    return () => clearTimeout(timer);
  }
}

@Global()
@Module({ providers: [{ provide: Clock, useClass: SystemClock }], exports: [Clock] })
export class ClockModule {}
