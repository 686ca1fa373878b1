import cluster from 'node:cluster';
import type { SupervisorMessage, WorkerMessage } from './messages.js';

/** Whether this process is one of several, below a supervisor. */
export const { isWorker } = cluster;

/** Hands on to the supervisor what a process that is alone would print when it listens. */
export function tellSupervisor(ready: string): void {
  process.send?.({ ready } satisfies WorkerMessage);
}

/**
 * Settled when the supervisor gives us no more connections, after we listen no more. One that was on the way goes to another process, but
 * only if we live to say that we don't take it.
 */
export function connectionsEnd(): Promise<void> {
  return new Promise((resolve) => {
    if (!process.connected) return resolve();
    const hear = (message: SupervisorMessage) => {
      if ('closed' in message) resolve();
    };
    process.on('message', hear).once('disconnect', () => resolve());
    process.send?.({ closed: true } satisfies WorkerMessage);
  });
}

/**
 * Calls `stop` once, when the supervisor says so or is gone. What the terminal sends goes to all processes of a command: Ctrl-C
 * reaches us twice then, and SIGHUP is none of our business.
 */
export function onStopOfSupervisor(stop: () => void): void {
  let stopping = false;
  const stopOnce = () => {
    if (!stopping) stop();
    stopping = true;
  };
  process.on('SIGINT', stopOnce).on('SIGTERM', stopOnce);
  cluster.worker?.once('disconnect', () => {
    // Without it Node would end us here and now, with everybody's calls.
    if (cluster.worker) cluster.worker.exitedAfterDisconnect = true;
    stopOnce();
  });
}

/** Before anything else: a terminal that is closed, or a signal to the whole group, must not end what SIGHUP should replace. */
export function ignoreHangup(): void {
  process.on('SIGHUP', () => undefined);
}
