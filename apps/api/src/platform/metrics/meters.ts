import { Injectable } from '@nestjs/common';
import { linkTimes, problemStatus, type ProblemCode } from '@vroom/contract';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import { RelayMeter } from './relay-meter.js';

/** By which way somebody was refused. */
export type Way = 'rest' | 'handshake' | 'socket';

/**
 * What this process counts of its own work. Whoever does the work counts it; nothing is sent anywhere, and what nobody reads costs
 * an addition. No label has a value that somebody outside may choose: each is one of a list that we know.
 */
@Injectable()
export class Meters {
  readonly registry = new Registry();
  private readonly registers = [this.registry];

  readonly relay = new RelayMeter(this.registry);

  readonly connections = new Gauge({
    name: 'vroom_connections',
    help: 'Signaling connections that are open.',
    registers: this.registers,
  });

  readonly joins = new Counter({
    name: 'vroom_joins_total',
    help: 'Joins: `new` ones, and places that were taken back after a connection was lost (`resumed`).',
    labelNames: ['kind'],
    registers: this.registers,
  });

  readonly requests = new Counter({
    name: 'vroom_http_requests_total',
    help: 'HTTP requests, by the pattern of their path; `(web app)` for its files and pages, `(none)` where nothing is. The status is a class such as `2xx`, or `aborted` where the caller hung up.',
    labelNames: ['method', 'route', 'status'],
    registers: this.registers,
  });

  readonly requestTime = new Histogram({
    name: 'vroom_http_request_seconds',
    help: 'How long requests took that have a pattern, downloads included.',
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: this.registers,
  });

  readonly links = new Counter({
    name: 'vroom_link_outcomes_total',
    help: 'What became of connections between two browsers, as one of the two tells: `direct` and `relayed` (over TURN) are connected, `failed` is told once before it is tried on.',
    labelNames: ['outcome'],
    registers: this.registers,
  });

  readonly linkTime = new Histogram({
    name: 'vroom_link_connect_seconds',
    help: 'How long connections between two browsers took to be there, rounded up to the bucket by the browser.',
    labelNames: ['outcome'],
    buckets: linkTimes.slice(0, -1),
    registers: this.registers,
  });

  private readonly denials = new Counter({
    name: 'vroom_denials_total',
    help: 'What was refused, by the code of the problem; `rest` calls, `handshake`s and `socket` commands.',
    labelNames: ['reason', 'via'],
    registers: this.registers,
  });

  private readonly failures = new Counter({
    name: 'vroom_failures_total',
    help: 'What failed and was not the fault of who asked: `internal` (a bug) and `unavailable` (too much, or a part is away).',
    labelNames: ['reason', 'via'],
    registers: this.registers,
  });

  constructor() {
    // From the start, so that the first one is seen to come.
    for (const kind of ['new', 'resumed']) this.joins.inc({ kind }, 0);
    for (const outcome of ['direct', 'relayed', 'failed']) this.links.inc({ outcome }, 0);
  }

  refused(reason: ProblemCode, via: Way): void {
    (problemStatus[reason] < 500 ? this.denials : this.failures).inc({ reason, via });
  }
}
