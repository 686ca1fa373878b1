import cluster, { type Worker } from 'node:cluster';
import { FigureRequests } from './figure-requests.js';
import type { SupervisorMessage, WorkerMessage } from './messages.js';
import type { Ending, StartWorker, WorkerProcess } from './worker-process.js';

/**
 * Starts this program again and again, as processes whose port is the supervisor's.
 *
 * @param environment more variables for them
 * @param scrape says the figures of all, `null` where it can't
 */
export function clusterWorkers(environment: Record<string, string>, scrape: () => Promise<string | null>): StartWorker {
  return () => startClusterWorker(environment, scrape);
}

function startClusterWorker(environment: Record<string, string>, scrape: () => Promise<string | null>): WorkerProcess {
  const worker = cluster.fork(environment);
  const ended = endOf(worker);
  const tell = (message: SupervisorMessage): void => {
    // It may end at any moment, also between this look and the message.
    if (worker.isConnected()) worker.send(message, () => undefined);
  };
  const requests = new FigureRequests(tell);
  void ended.then(() => requests.end());
  let listens = false;
  const ready = new Promise<string>((resolve) => {
    worker.on('message', (message: WorkerMessage) => {
      listens = true;
      if ('ready' in message) resolve(message.ready);
      else if ('measured' in message) requests.answered(message.measured, message.figures);
      else if ('scrape' in message) void scrape().then((text) => tell({ scraped: message.scrape, text }));
      // Messages keep their order: with this one it has got all connections that it was given.
      else tell(message);
    });
  });
  return {
    pid: worker.process.pid,
    ended,
    ready: Promise.race([ready, ended.then(() => undefined)]),
    figures: async (whose) => (listens && worker.isConnected() ? requests.ask(whose) : undefined),
    stop: () => void worker.process.kill('SIGTERM'),
    kill: () => void worker.process.kill('SIGKILL'),
  };
}

function endOf(worker: Worker): Promise<Ending> {
  return new Promise((resolve) => {
    worker.once('exit', (code: number | null, signal: NodeJS.Signals | null) => resolve({ code, signal }));
    // A process that the system refuses to make has no end; one that was made, and takes no message any more, has.
    worker.on('error', () => {
      if (worker.process.pid === undefined) resolve({ code: null, signal: null });
    });
  });
}
