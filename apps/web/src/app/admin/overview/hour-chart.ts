import { Component, computed, inject, input, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { OverviewHour } from '@vroom/contract';
import { Languages } from '../../shared/languages';
import { columnAt, columnBy, columnsOf, topOf } from './chart-scale';

const hourMs = 3_600_000;
/** From one time below the chart to the next, in hours; the last hour has one too. */
const labelled = 8;

/** Joins and failed joins, hour by hour: bars, the figures of the hour that is pointed at, and the same as a table to be read out. */
@Component({
  selector: 'vroom-hour-chart',
  imports: [TranslocoDirective],
  templateUrl: './hour-chart.html',
  styleUrl: './hour-chart.css',
})
export class HourChart {
  private readonly language = inject(Languages).current;
  private readonly pointed = signal<number | null>(null);

  /** The oldest first, the running one last. */
  readonly hours = input.required<readonly OverviewHour[]>();

  private readonly clock = computed(
    () => new Intl.DateTimeFormat(this.language(), { hour: 'numeric', minute: '2-digit' }),
  );
  protected readonly columns = computed(() => columnsOf(this.hours()));
  protected readonly ticks = computed(() => {
    const top = topOf(this.hours());
    return [top, top / 2, 0].map((value) => this.number(value));
  });
  protected readonly labels = computed(() =>
    this.hours()
      .filter((_hour, index, { length }) => index % labelled === 0 || index === length - 1)
      .map(({ start }) => this.shortTime(new Date(start))),
  );
  protected readonly totals = computed(() => ({
    joins: this.number(this.hours().reduce((sum, { joins }) => sum + joins, 0)),
    failed: this.number(this.hours().reduce((sum, { failedJoins }) => sum + failedJoins, 0)),
  }));
  /** The one that is pointed at, else the running one. */
  protected readonly index = computed(() => this.pointed() ?? this.hours().length - 1);
  protected readonly looked = computed(() => this.wordsOf(this.hours()[this.index()]));
  protected readonly rows = computed(() => this.hours().map((hour) => this.wordsOf(hour)));

  protected point(event: PointerEvent): void {
    const { left, width } = (event.currentTarget as HTMLElement).getBoundingClientRect();
    this.pointed.set(columnAt((event.clientX - left) / width, this.hours().length));
  }

  protected leave(): void {
    this.pointed.set(null);
  }

  protected move(event: KeyboardEvent): void {
    const next = columnBy(event.key, this.index(), this.hours().length);
    if (next === undefined) return;
    event.preventDefault();
    this.pointed.set(next);
  }

  private wordsOf(hour: OverviewHour | undefined): { time: string; joins: string; failed: string } {
    const start = new Date(hour?.start ?? 0);
    return {
      time: this.clock().formatRange(start, new Date(start.getTime() + hourMs)),
      joins: this.number(hour?.joins ?? 0),
      failed: this.number(hour?.failedJoins ?? 0),
    };
  }

  /** “5 PM”, or “5:30 PM” where the clock is half an hour apart. */
  private shortTime(start: Date): string {
    if (start.getMinutes() !== 0) return this.clock().format(start);
    return new Intl.DateTimeFormat(this.language(), { hour: 'numeric' }).format(start);
  }

  private number(value: number): string {
    return new Intl.NumberFormat(this.language()).format(value);
  }
}
