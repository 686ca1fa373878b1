import { Inject, Injectable } from '@nestjs/common';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { SETTINGS } from '../config/config.token.js';
import type { Settings } from '../config/settings.js';
import { ProblemError } from '../errors/problem-error.js';
import { clientNetwork } from './client-addresses.js';

/** In seconds: the settings count by the minute. */
const duration = 60;

/** How much one client may ask of us: calls, joins by socket, and new sessions. */
@Injectable()
export class RequestRates {
  private readonly requests: RateLimiterMemory;
  private readonly joins: RateLimiterMemory;
  private readonly sessions: RateLimiterMemory;

  constructor(@Inject(SETTINGS) { daemon }: Settings) {
    this.requests = new RateLimiterMemory({ points: daemon.request_rate, duration });
    // As much work as a call. Counted apart, so that a room full of people can load the page and join.
    this.joins = new RateLimiterMemory({ points: daemon.request_rate, duration });
    this.sessions = new RateLimiterMemory({ points: daemon.session_rate, duration });
  }

  /** @throws ProblemError `too_many_requests` where this call is one too many */
  async countRequest(address: string): Promise<void> {
    await count(this.requests, address);
  }

  /** @throws ProblemError `too_many_requests` where this join is one too many */
  async countJoin(address: string): Promise<void> {
    await count(this.joins, address);
  }

  /** @throws ProblemError `too_many_requests` where this session is one too many */
  async countSession(address: string): Promise<void> {
    await count(this.sessions, address);
  }
}

async function count(limiter: RateLimiterMemory, address: string): Promise<void> {
  try {
    await limiter.consume(clientNetwork(address));
  } catch (cause) {
    // The library rejects with what is left, and only then.
    if (!(cause instanceof RateLimiterRes)) throw cause;
    throw new ProblemError('too_many_requests', { wait: cause.msBeforeNext });
  }
}
