import { Inject, Injectable } from '@nestjs/common';
import { RateLimiterRes, type RateLimiterAbstract } from 'rate-limiter-flexible';
import { SETTINGS } from '../config/config.token.js';
import type { Settings } from '../config/settings.js';
import { ProblemError } from '../errors/problem-error.js';
import { Budgets } from '../throttle/budgets.js';
import { clientNetwork } from './client-addresses.js';

/** In seconds: the settings count by the minute. */
const duration = 60;

/** Feedback is for the eyes of one person: how much of it one client may write in an hour. */
export const feedbackPerHour = 10;

/** How much one client may ask of us: calls, joins by socket, new sessions, samples of an upload, and feedback. */
@Injectable()
export class RequestRates {
  private readonly requests: RateLimiterAbstract;
  private readonly joins: RateLimiterAbstract;
  private readonly sessions: RateLimiterAbstract;
  private readonly samples: RateLimiterAbstract;
  private readonly feedback: RateLimiterAbstract;

  constructor(budgets: Budgets, @Inject(SETTINGS) { daemon }: Settings) {
    this.requests = budgets.create('requests', { points: daemon.request_rate, duration });
    // As much work as a call. Counted apart, so that a room full of people can load the page and join.
    this.joins = budgets.create('joins', { points: daemon.request_rate, duration });
    this.sessions = budgets.create('sessions', { points: daemon.session_rate, duration });
    this.samples = budgets.create('samples', { points: daemon.sample_rate, duration });
    this.feedback = budgets.create('feedback', { points: feedbackPerHour, duration: 60 * duration });
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

  /** @throws ProblemError `too_many_requests` where this sample is one too many */
  async countSample(address: string): Promise<void> {
    await count(this.samples, address);
  }

  /** @throws ProblemError `too_many_requests` where this feedback is one too many */
  async countFeedback(address: string): Promise<void> {
    await count(this.feedback, address);
  }
}

async function count(limiter: RateLimiterAbstract, address: string): Promise<void> {
  try {
    await limiter.consume(clientNetwork(address));
  } catch (cause) {
    // The library rejects with what is left, and only then.
    if (!(cause instanceof RateLimiterRes)) throw cause;
    throw new ProblemError('too_many_requests', { wait: cause.msBeforeNext });
  }
}
