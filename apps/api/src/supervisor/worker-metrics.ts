import type { Figures } from '../platform/metrics/exposition.js';
import type { SupervisorMessage, Whose, WorkerMessage } from './messages.js';

/** What says figures of one kind. */
export type Sources = Record<Whose, { collect(): Promise<Figures> }>;

/** From now on says figures when the supervisor asks. @param failed told why it could not; the supervisor does without then */
export function answerSupervisor(sources: Sources, failed: (error: unknown) => void): void {
  process.on('message', (message: SupervisorMessage) => {
    if (!('measure' in message)) return;
    const { measure: measured, whose } = message;
    sources[whose].collect().then((figures) => void tell({ measured, figures }), failed);
  });
}

let asked = 0;

/** What all processes say, by the supervisor. */
export function askSupervisor(): Promise<string> {
  const scrape = ++asked;
  return new Promise((resolve, reject) => {
    const hear = (message: SupervisorMessage) => {
      if (!('scraped' in message) || message.scraped !== scrape) return;
      process.off('message', hear);
      if (message.text === null) reject(new Error('The supervisor has no figures; its log says why.'));
      else resolve(message.text);
    };
    process.on('message', hear);
    if (!tell({ scrape })) reject(new Error('The supervisor is gone.'));
  });
}

/** @returns whether there is somebody to tell */
function tell(message: WorkerMessage): boolean {
  if (!process.connected) return false;
  // It may go at any moment; without a callback Node would make an uncaught error of that.
  return process.send?.(message, undefined, undefined, () => undefined) !== undefined;
}
