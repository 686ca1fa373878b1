import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { SETTINGS } from '../platform/config/config.token.js';
import { parseListenPlace } from '../platform/config/listen-place.js';
import type { Settings } from '../platform/config/settings.js';
import { exposed } from '../platform/metrics/exposition.js';
import { MetricsServer } from '../platform/metrics/metrics-server.js';
import { answerSupervisor, askSupervisor } from '../supervisor/worker-metrics.js';
import { isWorker } from '../supervisor/worker.js';
import { InstanceFigures } from './instance-figures.js';
import { ProcessFigures } from './process-figures.js';

/** Says all figures of the instance: alone, or through the process above where several work. */
@Injectable()
export class Scraper implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('Metrics');
  private server: MetricsServer | undefined;

  constructor(
    private readonly process: ProcessFigures,
    private readonly instance: InstanceFigures,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const { listen, token } = this.settings.metrics;
    if (listen === '' && token === '') return;
    this.process.watch();
    const failed = (error: unknown) => this.logger.error(error);
    if (isWorker) {
      answerSupervisor({ process: this.process, instance: this.instance }, failed);
      return;
    }
    const place = parseListenPlace(listen);
    if (!place) return;
    this.server = await MetricsServer.open({ ...place, token, scrape: () => this.scrape(), failed });
    this.logger.log(`Metrics are at port ${this.server.port}`);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.server?.close();
  }

  /** @returns the text that Prometheus reads */
  async scrape(): Promise<string> {
    if (isWorker) return askSupervisor();
    const [figures, ofInstance] = await Promise.all([this.process.collect(), this.instance.collect()]);
    return exposed([{ worker: 1, figures }], ofInstance);
  }
}
