import {
  afterRenderEffect,
  Component,
  computed,
  type ElementRef,
  inject,
  input,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { LucideArrowDown, LucideMessageSquare } from '@lucide/angular';
import type { ChatEntry } from '@vroom/contract';
import { Languages } from '../../shared/languages';
import { groupEntries } from './groups';

/** How near the end still counts as the end, in CSS pixels. */
const nearEnd = 48;

/** What was said, the newest at the end; it stays where one reads. */
@Component({
  selector: 'vroom-chat-list',
  imports: [LucideArrowDown, LucideMessageSquare, TranslocoDirective],
  templateUrl: './chat-list.html',
  styleUrl: './chat-list.css',
})
export class ChatList {
  private readonly language = inject(Languages).current;
  private readonly scroller = viewChild<ElementRef<HTMLElement>>('scroller');

  readonly entries = input.required<readonly ChatEntry[]>();
  readonly own = input.required<ReadonlySet<string>>();
  protected readonly groups = computed(() => groupEntries(this.entries(), this.own()));
  protected readonly atEnd = signal(true);
  private readonly clock = computed(() => new Intl.DateTimeFormat(this.language(), { timeStyle: 'short' }));

  constructor() {
    afterRenderEffect(() => {
      const newest = this.entries().at(-1);
      const mine = newest !== undefined && this.own().has(newest.id);
      if (mine || untracked(this.atEnd)) this.toEnd();
    });
  }

  protected toEnd(): void {
    const element = this.scroller()?.nativeElement;
    if (element) element.scrollTop = element.scrollHeight;
  }

  protected scrolled(element: HTMLElement): void {
    this.atEnd.set(element.scrollHeight - element.scrollTop - element.clientHeight < nearEnd);
  }

  protected time(at: number): string {
    return this.clock().format(at);
  }

  protected iso(at: number): string {
    return new Date(at).toISOString();
  }
}
