import { booleanAttribute, Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { LucideCrown, LucideKeyRound, LucideLock, LucidePin } from '@lucide/angular';
import type { Room } from '@vroom/contract';

/** What is special about a room, as signs with their words: beside them on a wide page, else for who hears or points. */
@Component({
  selector: 'vroom-room-marks',
  imports: [LucideCrown, LucideKeyRound, LucideLock, LucidePin, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      @for (mark of marks(); track mark) {
        <span class="mark" [title]="t('adminRooms.marks.' + mark)" [attr.data-testid]="'mark-' + mark">
          @switch (mark) {
            @case ('locked') {
              <svg lucideLock size="16"></svg>
            }
            @case ('protected') {
              <svg lucideKeyRound size="16"></svg>
            }
            @case ('reserved') {
              <svg lucideCrown size="16"></svg>
            }
            @case ('persistent') {
              <svg lucidePin size="16"></svg>
            }
          }
          <span [class.visually-hidden]="!worded()">{{ t('adminRooms.marks.' + mark) }}</span>
        </span>
      }
    </ng-container>
  `,
  styles: `
    :host {
      display: inline-flex;
      flex-wrap: wrap;
      gap: var(--space-1) var(--space-3);
      color: var(--muted);
      vertical-align: middle;
    }
    .mark {
      position: relative;
      display: inline-flex;
      align-items: center;
      gap: var(--space-1);
      font-size: var(--text-13);
    }
  `,
})
export class RoomMarks {
  readonly room = input.required<Room>();
  /** Whether the words stand beside the signs. */
  readonly worded = input(false, { transform: booleanAttribute });

  protected readonly marks = computed(() => {
    const { locked, joinPassword, ownerPassword, settings } = this.room();
    return [
      ...(locked ? ['locked'] : []),
      ...(joinPassword ? ['protected'] : []),
      ...(ownerPassword ? ['reserved'] : []),
      ...(settings?.persistent ? ['persistent'] : []),
    ];
  });
}
