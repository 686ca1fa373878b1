import { CdkMenu, CdkMenuItem, CdkMenuTrigger } from '@angular/cdk/menu';
import { Component, computed, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { LucideEllipsis, LucideFileCode, LucideFileText, LucideTrash } from '@lucide/angular';
import { isAtLeast } from '@vroom/room-policy';
import { RoomStore } from '../room-store';
import { ChatKeeper } from './chat-keeper';

/** What one may do with the whole chat. */
@Component({
  selector: 'vroom-chat-menu',
  imports: [
    CdkMenu,
    CdkMenuItem,
    CdkMenuTrigger,
    LucideEllipsis,
    LucideFileCode,
    LucideFileText,
    LucideTrash,
    TranslocoDirective,
  ],
  providers: [ChatKeeper],
  template: `
    <ng-container *transloco="let t">
      <button
        type="button"
        class="icon-button"
        data-testid="chat-menu"
        [cdkMenuTriggerFor]="menu"
        [attr.aria-label]="t('room.chat.more')"
      >
        <svg lucideEllipsis></svg>
      </button>
      <ng-template #menu>
        <div class="menu on-stage" cdkMenu [attr.aria-label]="t('room.chat.more')">
          <button
            type="button"
            class="item"
            cdkMenuItem
            data-testid="save-chat-text"
            [cdkMenuItemDisabled]="empty()"
            (cdkMenuItemTriggered)="keeper.save('txt')"
          >
            <svg lucideFileText></svg> {{ t('room.chat.saveText') }}
          </button>
          <button
            type="button"
            class="item"
            cdkMenuItem
            data-testid="save-chat-page"
            [cdkMenuItemDisabled]="empty()"
            (cdkMenuItemTriggered)="keeper.save('html')"
          >
            <svg lucideFileCode></svg> {{ t('room.chat.savePage') }}
          </button>
          @if (chairs()) {
            <button
              type="button"
              class="item danger"
              cdkMenuItem
              data-testid="wipe-chat"
              (cdkMenuItemTriggered)="keeper.wipe()"
            >
              <svg lucideTrash></svg> {{ t('room.chat.wipe.open') }}
            </button>
          }
        </div>
      </ng-template>
    </ng-container>
  `,
  styleUrl: '../menu.css',
})
export class ChatMenu {
  private readonly store = inject(RoomStore);
  protected readonly keeper = inject(ChatKeeper);
  protected readonly empty = computed(() => this.store.chat().length === 0);
  protected readonly chairs = computed(() => isAtLeast(this.store.self()?.role ?? null, 'owner'));
}
