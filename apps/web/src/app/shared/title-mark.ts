import { Service, signal } from '@angular/core';

/** What stands before the title of the page in its tab, such as `(3)`; empty for nothing. */
@Service()
export class TitleMark {
  readonly mark = signal('');
}
