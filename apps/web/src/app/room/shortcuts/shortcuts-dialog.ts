import { DialogRef } from '@angular/cdk/dialog';
import { Component, computed, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { LucideX } from '@lucide/angular';
import { Preferences } from '../../shared/preferences';
import { SwitchRow } from '../../shared/switch-row';
import { type RoomAction, RoomActions } from '../room-actions';
import { shortcutKeys } from './keys';

const words = {
  microphone: 'room.shortcuts.microphone',
  camera: 'room.shortcuts.camera',
  chat: 'room.shortcuts.chat',
  notes: 'room.shortcuts.notes',
  hand: 'room.shortcuts.hand',
  share: 'room.shortcuts.share',
  leave: 'room.shortcuts.leave',
  shortcuts: 'room.shortcuts.list',
} as const satisfies Partial<Record<RoomAction, string>>;

/** The keys that do something here, and the switch that makes them plain keys again. */
@Component({
  selector: 'vroom-shortcuts-dialog',
  imports: [LucideX, SwitchRow, TranslocoDirective],
  templateUrl: './shortcuts-dialog.html',
  styleUrls: ['../../shared/dialog.css', './shortcuts-dialog.css'],
  host: { class: 'on-stage', 'data-testid': 'shortcuts-dialog' },
})
export class ShortcutsDialog {
  private readonly actions = inject(RoomActions);
  private readonly preferences = inject(Preferences);
  protected readonly dialog = inject<DialogRef>(DialogRef);

  protected readonly on = computed(() => this.preferences.values().shortcuts ?? true);
  protected readonly keys = computed(() =>
    Object.entries(shortcutKeys)
      .filter(([, action]) => this.actions.available().has(action))
      .map(([key, action]) => ({ key: key.toUpperCase(), words: words[action] })),
  );

  protected turn(shortcuts: boolean): void {
    this.preferences.update({ shortcuts });
  }
}
