import { A11yModule } from '@angular/cdk/a11y';
import { Component, computed, inject, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { LucideX } from '@lucide/angular';
import { cleanDisplayName, maxDisplayNameLength, type PeerColor, peerColors } from '@vroom/contract';
import { RoomSession } from '../room-session';
import { RoomStore } from '../room-store';
import { SoundSwitches } from '../sound-switches';
import { colorNameKeys } from './color-names';

/** One's own name, colour and sounds, changed as soon as they are chosen. */
@Component({
  selector: 'vroom-identity-form',
  imports: [A11yModule, LucideX, SoundSwitches, TranslocoDirective],
  templateUrl: './identity-form.html',
  styleUrl: './identity-form.css',
  host: { class: 'on-stage' },
})
export class IdentityForm {
  private readonly store = inject(RoomStore);
  private readonly session = inject(RoomSession);

  readonly done = output();

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
    if (this.rename(typed)) this.done.emit();
  }

  protected recolor(color: PeerColor): void {
    this.session.recolor(color);
  }
}
