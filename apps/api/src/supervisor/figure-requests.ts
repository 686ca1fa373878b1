import type { Figures } from '../platform/metrics/exposition.js';
import type { SupervisorMessage, Whose } from './messages.js';

/** How long a process may take to say its figures, in ms; what it asks the database has less (metrics/instance-figures.ts). */
export const figurePatience = 4000;

/** Asks one process for its figures, and never waits for long. */
export class FigureRequests {
  private readonly waiting = new Map<number, (figures?: Figures) => void>();
  private last = 0;

  constructor(private readonly send: (message: SupervisorMessage) => void) {}

  /** @returns `undefined` where it does not answer */
  ask(whose: Whose): Promise<Figures | undefined> {
    const measure = ++this.last;
    return new Promise((resolve) => {
      const enough = setTimeout(() => this.answered(measure), figurePatience);
      this.waiting.set(measure, (figures) => {
        clearTimeout(enough);
        resolve(figures);
      });
      this.send({ measure, whose });
    });
  }

  answered(measured: number, figures?: Figures): void {
    this.waiting.get(measured)?.(figures);
    this.waiting.delete(measured);
  }

  /** It has ended, and says nothing any more. */
  end(): void {
    for (const measured of this.waiting.keys()) this.answered(measured);
  }
}
