import { DialogRef } from '@angular/cdk/dialog';
import { Component, computed, inject, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { LucideActivity, LucideKeyboard, LucideX } from '@lucide/angular';
import { cleanDisplayName, maxDisplayNameLength, type PeerColor, peerColors } from '@vroom/contract';
import { LanguageMenu } from '../../shared/language-menu';
import { type RoomAction, RoomActions } from '../room-actions';
import { RoomSession } from '../room-session';
import { RoomStore } from '../room-store';
import { SoundSwitches } from '../sound-switches';
import { CaptureSettings } from './capture-settings';
import { colorNameKeys } from './color-names';
import { PrivacySettings } from './privacy-settings';

/** What one sets for oneself: name, colour, devices, sounds, language. Changed as soon as it is chosen. */
@Component({
  selector: 'vroom-identity-form',
  imports: [
    CaptureSettings,
    LanguageMenu,
    LucideActivity,
    LucideKeyboard,
    LucideX,
    PrivacySettings,
    SoundSwitches,
    TranslocoDirective,
  ],
  templateUrl: './identity-form.html',
  styleUrls: ['../../shared/dialog.css', './identity-form.css'],
  host: { class: 'on-stage' },
})
export class IdentityForm {
  private readonly store = inject(RoomStore);
  private readonly session = inject(RoomSession);
  protected readonly actions = inject(RoomActions);
  protected readonly dialog = inject<DialogRef>(DialogRef);

  protected readonly colors = peerColors;
  protected readonly colorNames = colorNameKeys;
  protected readonly maxLength = maxDisplayNameLength;
  protected readonly identity = this.store.identity;
  protected readonly missing = signal(false);
  protected readonly taken = computed<ReadonlySet<PeerColor | null>>(
    () => new Set(this.store.others().map(({ color }) => color)),
  );

  /** @returns whether the name is one that may stay */
  protected rename(typed: string): boolean {
    const name = cleanDisplayName(typed);
    this.missing.set(name === '' && this.store.settings()?.askForName === true);
    if (this.missing()) return false;
    if (name !== this.identity().displayName) this.session.rename(name);
    return true;
  }

  protected submit(typed: string): void {
    if (this.rename(typed)) this.dialog.close();
  }

  /** Opens what lies behind a button of this form, which makes room for it. */
  protected go(action: RoomAction): void {
    this.dialog.closed.subscribe(() => this.actions.run(action));
    this.dialog.close();
  }

  protected recolor(color: PeerColor): void {
    this.session.recolor(color);
  }
}
