import { Component, computed, DestroyRef, inject, input, linkedSignal, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { LucideChevronDown, LucideChevronUp } from '@lucide/angular';
import type { AuditFilter } from '@vroom/contract';
import { type AuditAddress, localInput, momentOf, type Preset, presetBegin, presets } from './audit-query';
import { eventGroupList } from './event-groups';

/** Less than this between two keys is somebody who is still typing. */
const typingPause = 400;

/** Which events are wanted. */
@Component({
  selector: 'vroom-audit-filters',
  imports: [LucideChevronDown, LucideChevronUp, TranslocoDirective],
  templateUrl: './audit-filters.html',
  styleUrl: './audit-filters.css',
})
export class AuditFilters {
  private typing: ReturnType<typeof setTimeout> | undefined;

  readonly filter = input.required<AuditFilter>();
  /** What becomes another one; the rest stays. */
  readonly changed = output<AuditAddress>();
  readonly cleared = output();

  /** On a phone, where the fields would fill the screen. What is asked for by one of them is in sight. */
  protected readonly unfolded = linkedSignal(() => {
    const { from, to, event } = this.filter();
    return [from, to, event].some((value) => value !== undefined);
  });
  protected readonly presets = presets;
  protected readonly groups = eventGroupList;
  protected readonly local = localInput;
  protected readonly moment = momentOf;
  protected readonly empty = computed(() => Object.keys(this.filter()).length === 0);

  constructor() {
    inject(DestroyRef).onDestroy(() => clearTimeout(this.typing));
  }

  protected choose(preset: Preset): void {
    this.changed.emit({ from: presetBegin(preset, new Date()), to: undefined });
  }

  protected type(q: string): void {
    clearTimeout(this.typing);
    this.typing = setTimeout(() => this.search(q), typingPause);
  }

  protected search(q: string): void {
    clearTimeout(this.typing);
    this.changed.emit({ q });
  }

  protected clear(): void {
    clearTimeout(this.typing);
    this.cleared.emit();
  }
}
