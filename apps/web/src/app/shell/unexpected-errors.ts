import { type ErrorHandler, inject, Injector, Service } from '@angular/core';
import { Notices } from '../shared/notices';

/** Errors that nobody caught: the console gets all of it, the person one sentence. */
@Service()
export class UnexpectedErrors implements ErrorHandler {
  // Looked up late: an error may come before the rest of the app stands.
  private readonly injector = inject(Injector);

  handleError(error: unknown): void {
    console.error(error);
    this.injector.get(Notices).show({ key: 'errors.unexpected', tone: 'danger', id: 'unexpected' });
  }
}
