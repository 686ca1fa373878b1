/** A date in the reader's own time, with UTC for whoever points at it: `<vroom-moment [at]="key.createdAt" seconds />`. */
import { booleanAttribute, Component, computed, inject, input } from '@angular/core';
import { Languages } from '../../shared/languages';

@Component({
  selector: 'vroom-moment',
  template: `<time class="tabular" [attr.datetime]="at()" [title]="utc()">{{ day() }} {{ time() }}</time>`,
  // In a table words may break anywhere, but not a date.
  styles: `
    time {
      overflow-wrap: normal;
    }
  `,
})
export class Moment {
  private readonly language = inject(Languages).current;

  /** As the API says it, ISO 8601. */
  readonly at = input.required<string>();
  readonly seconds = input(false, { transform: booleanAttribute });

  private readonly date = computed(() => new Date(this.at()));
  protected readonly day = computed(() => this.format({ dateStyle: 'medium' }));
  protected readonly time = computed(() => this.format({ timeStyle: this.seconds() ? 'medium' : 'short' }));
  protected readonly utc = computed(() => `${this.date().toISOString().slice(0, 19).replace('T', ' ')} UTC`);

  private format(style: Intl.DateTimeFormatOptions): string {
    const words = new Intl.DateTimeFormat(this.language(), style).format(this.date());
    // A narrow column breaks between the day and the time, and nowhere else.
    return words.replaceAll(/\s/g, '\u00a0');
  }
}
