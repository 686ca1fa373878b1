import { Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import {
  LucideCrown,
  LucideHand,
  LucideMegaphoneOff,
  LucideMic,
  LucideMicOff,
  LucideMonitorUp,
  LucideVideo,
  LucideVideoOff,
} from '@lucide/angular';
import type { Peer } from '@vroom/contract';
import { memberSigns } from './member-view';

/** How somebody takes part: role, what they send, what was asked of them. Each a sign and its words. */
@Component({
  selector: 'vroom-member-signs',
  imports: [
    LucideCrown,
    LucideHand,
    LucideMegaphoneOff,
    LucideMic,
    LucideMicOff,
    LucideMonitorUp,
    LucideVideo,
    LucideVideoOff,
    TranslocoDirective,
  ],
  template: `
    <ng-container *transloco="let t">
      @for (sign of signs(); track sign) {
        <li [class.asked]="sign === 'muted' || sign === 'paused'" [attr.data-testid]="'sign-' + sign">
          @switch (sign) {
            @case ('owner') {
              <svg lucideCrown size="16"></svg>
            }
            @case ('admin') {
              <svg lucideCrown size="16"></svg>
            }
            @case ('hand') {
              <svg lucideHand size="16"></svg>
            }
            @case ('muted') {
              <svg lucideMegaphoneOff size="16"></svg>
            }
            @case ('paused') {
              <svg lucideVideoOff size="16"></svg>
            }
            @case ('microphone') {
              <svg lucideMic size="16"></svg>
            }
            @case ('silent') {
              <svg lucideMicOff size="16"></svg>
            }
            @case ('camera') {
              <svg lucideVideo size="16"></svg>
            }
            @case ('dark') {
              <svg lucideVideoOff size="16"></svg>
            }
            @case ('screen') {
              <svg lucideMonitorUp size="16"></svg>
            }
          }
          {{ t('adminRoom.signs.' + sign) }}
        </li>
      }
    </ng-container>
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-1) var(--space-4);
      color: var(--muted);
      font-size: var(--text-13);
      list-style: none;
    }
    li {
      display: inline-flex;
      align-items: center;
      gap: var(--space-1);
    }
    .asked {
      color: var(--warn);
    }
  `,
  host: { role: 'list' },
})
export class MemberSigns {
  readonly member = input.required<Peer>();
  protected readonly signs = computed(() => memberSigns(this.member()));
}
