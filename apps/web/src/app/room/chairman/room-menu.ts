import { CdkMenu, CdkMenuItem, CdkMenuTrigger } from '@angular/cdk/menu';
import { Component, computed, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { LucideCrown, LucideMegaphoneOff, LucidePhoneOff, LucideVideoOff } from '@lucide/angular';
import { isAtLeast } from '@vroom/room-policy';
import { RoomStore } from '../room-store';
import { Moderator } from './moderator';

/** What a chairman does to the whole room. */
@Component({
  selector: 'vroom-room-menu',
  imports: [
    CdkMenu,
    CdkMenuItem,
    CdkMenuTrigger,
    LucideCrown,
    LucideMegaphoneOff,
    LucidePhoneOff,
    LucideVideoOff,
    TranslocoDirective,
  ],
  template: `
    <ng-container *transloco="let t">
      @if (chairs()) {
        <button
          type="button"
          class="button quiet open"
          data-testid="chairman-button"
          [cdkMenuTriggerFor]="menu"
          [attr.aria-label]="t('room.chairman.label')"
        >
          <svg lucideCrown></svg> <span class="words" aria-hidden="true">{{ t('room.chairman.label') }}</span>
        </button>
      }
      <ng-template #menu>
        <div class="menu on-stage" cdkMenu [attr.aria-label]="t('room.chairman.label')">
          <button
            type="button"
            class="item"
            cdkMenuItem
            data-testid="mute-all"
            (cdkMenuItemTriggered)="moderator.actOnRoom('mute-all')"
          >
            <svg lucideMegaphoneOff></svg> {{ t('room.chairman.muteAll') }}
          </button>
          <button
            type="button"
            class="item"
            cdkMenuItem
            data-testid="pause-all"
            (cdkMenuItemTriggered)="moderator.actOnRoom('pause-all')"
          >
            <svg lucideVideoOff></svg> {{ t('room.chairman.pauseAll') }}
          </button>
          <button
            type="button"
            class="item danger"
            cdkMenuItem
            data-testid="end-meeting"
            (cdkMenuItemTriggered)="moderator.actOnRoom('end')"
          >
            <svg lucidePhoneOff></svg> {{ t('room.chairman.end') }}
          </button>
        </div>
      </ng-template>
    </ng-container>
  `,
  styleUrl: '../menu.css',
  styles: `
    .open {
      padding-inline: var(--space-3);
    }
    @media (width < 560px) {
      .words {
        display: none;
      }
    }
  `,
})
export class RoomMenu {
  private readonly store = inject(RoomStore);
  protected readonly moderator = inject(Moderator);
  protected readonly chairs = computed(() => isAtLeast(this.store.self()?.role ?? null, 'owner'));
}
