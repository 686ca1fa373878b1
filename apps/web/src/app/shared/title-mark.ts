/** What stands before the title of the page in its tab: `inject(TitleMark).mark.set('(3)')`; empty for nothing. */
import { Service, signal } from '@angular/core';

@Service()
export class TitleMark {
  readonly mark = signal('');
}
