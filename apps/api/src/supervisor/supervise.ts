import { pino, type Logger } from 'pino';
import type { Clock } from '../platform/clock/clock.js';
import { parseListenPlace } from '../platform/config/listen-place.js';
import type { Settings } from '../platform/config/settings.js';
import { MetricsServer, type MetricsServerOptions } from '../platform/metrics/metrics-server.js';
import { allFigures } from './all-figures.js';
import { clusterWorkers } from './cluster-worker.js';
import { FirstStartFailed, Supervisor } from './supervisor.js';

/** A second signal within this time, in ms, is the same one: what Ctrl-C sends comes from the terminal and from npm. */
const sameSignal = 1000;

/** These timers keep the process alive, when no other one is left for a while. */
const clock: Clock = {
  now: () => performance.now(),
  after: (ms, callback) => {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
};

/**
 * Runs the application as several processes until it is told to stop.
 *
 * @param environment variables for the processes, beside those of this one
 * @returns what to exit with
 */
export async function supervise(
  { daemon, metrics }: Pick<Settings, 'daemon' | 'metrics'>,
  environment: Record<string, string>,
): Promise<number> {
  const log = pino({ level: daemon.log_level });
  const scrape = (): Promise<string> => allFigures(supervisor.workers);
  const failed = (error: unknown): null => {
    log.error(error, 'The figures of the processes could not be read');
    return null;
  };
  const supervisor = new Supervisor(
    clusterWorkers(environment, () => scrape().catch(failed)),
    clock,
    log,
  );
  await openMetrics(metrics, log, { scrape, failed });
  const stopped = stopOnSignal(supervisor);
  const opened = supervisor.open(daemon.workers);
  // Where the start fails there is nothing to replace; that is dealt with below.
  process.on(
    'SIGHUP',
    () =>
      void opened.then(
        () => supervisor.roll(),
        () => undefined,
      ),
  );
  try {
    process.stdout.write(await opened);
  } catch (error) {
    if (!(error instanceof FirstStartFailed)) throw error;
    if (!supervisor.isStopping) {
      await supervisor.close();
      return error.exitCode;
    }
  }
  return stopped;
}

/** With an address of their own the metrics are ours, who live as long as any process does. */
async function openMetrics(
  { listen, token }: Settings['metrics'],
  log: Logger,
  answers: Pick<MetricsServerOptions, 'scrape' | 'failed'>,
): Promise<void> {
  const place = parseListenPlace(listen);
  if (!place) return;
  const { port } = await MetricsServer.open({ ...place, token, ...answers });
  log.info(`Metrics are at port ${port}`);
}

/** @returns what to exit with, when all processes have ended */
function stopOnSignal(supervisor: Supervisor): Promise<number> {
  return new Promise((resolve) => {
    let since: number | undefined;
    let code = 0;
    const stop = () => {
      if (since === undefined) {
        since = clock.now();
        void supervisor.close().then(() => resolve(code));
      } else if (clock.now() - since >= sameSignal) {
        code = 1;
        supervisor.kill();
      }
    };
    process.on('SIGINT', stop).on('SIGTERM', stop);
  });
}
