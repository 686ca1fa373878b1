import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Gauge } from 'prom-client';
import { DataSource } from 'typeorm';
import { AuditWriter } from '../audit/writing/audit-writer.js';
import { Passwords } from '../platform/crypto/passwords.js';
import { poolState } from '../platform/database/pool-state.js';
import type { Figures } from '../platform/metrics/exposition.js';
import { Meters } from '../platform/metrics/meters.js';
import { LoopDelay } from './loop-delay.js';

/** What the library measures and we don't tell: loop-delay.ts says it better, and who tunes V8 has other tools. */
const untold = /^nodejs_(eventloop_lag|heap_space|active)_/;
/** It can't be kept from measuring the event loop itself; this seldom it costs nothing. In ms. */
const seldom = 1000;

/** What is looked up in this process when somebody asks, beside what was counted. */
@Injectable()
export class ProcessFigures {
  private watching = false;

  constructor(
    private readonly meters: Meters,
    audit: AuditWriter,
    passwords: Passwords,
    private readonly database: DataSource,
  ) {
    this.lookUp('vroom_audit_waiting_events', 'Audit events that wait in memory to be written.', () => audit.waiting);
    this.lookUp(
      'vroom_passwords_waiting',
      'Passwords that wait for their turn to be checked.',
      () => passwords.waitingCount,
    );
    this.watchPool();
  }

  /** Measures the process itself from now on: memory, processor, garbage, delays of the event loop. */
  watch(): void {
    if (this.watching) return;
    this.watching = true;
    const { registry } = this.meters;
    new LoopDelay(registry);
    collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: seldom });
    for (const { name } of registry.getMetricsAsArray()) if (untold.test(name)) registry.removeSingleMetric(name);
  }

  collect(): Promise<Figures> {
    return this.meters.registry.getMetricsAsJSON();
  }

  private lookUp(name: string, help: string, value: () => number): void {
    const gauge: Gauge = new Gauge({
      name,
      help,
      registers: [this.meters.registry],
      collect: () => gauge.set(value()),
    });
  }

  private watchPool(): void {
    const { meters, database } = this;
    const gauge: Gauge<'state'> = new Gauge({
      name: 'vroom_database_pool',
      help: 'Connections to MySQL or MariaDB that are `open`, those of them that are `idle`, and queries that are `waiting` for one.',
      labelNames: ['state'],
      registers: [meters.registry],
      collect: () => {
        for (const [state, value] of Object.entries(poolState(database) ?? {})) gauge.set({ state }, Number(value));
      },
    });
  }
}
