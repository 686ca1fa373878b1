import { Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import {
  LucideArrowLeftRight,
  LucideCircleQuestionMark,
  LucideLoader,
  LucideUnplug,
  LucideWaypoints,
} from '@lucide/angular';
import type { Quality } from '../quality';
import type { PairState } from './matrix';

const states: Readonly<Record<PairState, string>> = {
  direct: 'room.connections.direct',
  relayed: 'room.connections.relayed',
  connected: 'room.connections.connected',
  connecting: 'room.connections.connecting',
  broken: 'room.connections.broken',
  unknown: 'room.connections.unknown',
};
const qualities: Readonly<Record<Quality, string>> = {
  good: 'room.quality.good',
  medium: 'room.quality.medium',
  warn: 'room.quality.warn',
  poor: 'room.quality.poor',
};

/** How two people are connected: a sign, words, and a colour that repeats them. */
@Component({
  selector: 'vroom-pair-mark',
  imports: [
    LucideArrowLeftRight,
    LucideCircleQuestionMark,
    LucideLoader,
    LucideUnplug,
    LucideWaypoints,
    TranslocoDirective,
  ],
  template: `
    <ng-container *transloco="let t">
      @switch (state()) {
        @case ('broken') {
          <svg lucideUnplug size="16"></svg>
        }
        @case ('connecting') {
          <svg lucideLoader size="16"></svg>
        }
        @case ('unknown') {
          <svg lucideCircleQuestionMark size="16"></svg>
        }
        @case ('relayed') {
          <svg lucideWaypoints size="16"></svg>
        }
        @default {
          <svg lucideArrowLeftRight size="16"></svg>
        }
      }
      <span>
        {{ t(stateKey()) }}
        @if (qualityKey(); as key) {
          <span class="quality">{{ t(key) }}</span>
        }
      </span>
    </ng-container>
  `,
  styles: `
    :host {
      display: flex;
      gap: var(--space-2);
    }
    svg {
      flex: none;
      margin-top: 0.1875rem;
    }
    .quality {
      display: block;
      color: var(--muted);
      font-size: var(--text-13);
    }
    :host(.good),
    :host(.medium) {
      color: var(--good);
    }
    :host(.warn),
    :host(.connecting) {
      color: var(--warn);
    }
    :host(.poor),
    :host(.broken) {
      color: var(--danger);
    }
  `,
  host: { '[class]': 'tone()', '[attr.data-state]': 'state()' },
})
export class PairMark {
  readonly state = input.required<PairState>();
  readonly quality = input.required<Quality | null>();

  protected readonly tone = computed(() => this.quality() ?? this.state());
  protected readonly stateKey = computed(() => states[this.state()]);
  protected readonly qualityKey = computed(() => {
    const quality = this.quality();
    return quality && qualities[quality];
  });
}
