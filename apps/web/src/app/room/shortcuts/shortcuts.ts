import { Dialog } from '@angular/cdk/dialog';
import { Component, computed, DestroyRef, inject, Injector, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Preferences } from '../../shared/preferences';
import { LocalDevices } from '../local-devices';
import { RoomActions } from '../room-actions';
import { isPlain, pressingPlaces, shortcutOf, typingPlaces } from './keys';

/**
 * Single keys for what one does most, and the space bar to be heard as long as it is held. Whoever dictates to their
 * computer, or hits keys by accident, turns them off (WCAG 2.1.4). What a key did is spoken, for the focus is elsewhere.
 */
@Component({
  selector: 'vroom-shortcuts',
  imports: [TranslocoDirective],
  template: `
    <p class="visually-hidden" role="status" *transloco="let t">
      @if (spoken(); as key) {
        {{ t(key) }}
      }
    </p>
  `,
  host: {
    '(document:keydown)': 'pressed($event)',
    '(document:keyup)': 'lifted($event)',
    '(document:pointerdown)': 'pointed($event)',
    '(document:visibilitychange)': 'release()',
    '(window:blur)': 'release()',
  },
})
export class Shortcuts {
  private readonly actions = inject(RoomActions);
  private readonly devices = inject(LocalDevices);
  private readonly preferences = inject(Preferences);
  private readonly dialog = inject(Dialog);
  private readonly injector = inject(Injector);
  private readonly last = signal<'microphone' | 'camera' | undefined>(undefined);
  /** The microphone's button, where the pointer pressed it last: its focus is no wish to press it with the space bar. */
  private clicked: Element | null = null;
  private talking = false;

  protected readonly spoken = computed(() => {
    if (this.last() === 'microphone')
      return this.devices.microphoneOn() ? 'room.shortcuts.microphoneOn' : 'room.shortcuts.microphoneOff';
    if (this.last() === 'camera')
      return this.devices.cameraOn() ? 'room.shortcuts.cameraOn' : 'room.shortcuts.cameraOff';
    return undefined;
  });

  constructor() {
    const withdraw = this.actions.offer('shortcuts', () => this.openList());
    inject(DestroyRef).onDestroy(() => {
      withdraw();
      this.release();
    });
  }

  protected pressed(event: KeyboardEvent): void {
    if (event.key === 'Tab') this.clicked = null;
    if (!this.listens(event)) return;
    if (event.code === 'Space') return this.talk(event);
    const action = shortcutOf(event);
    this.last.set(action === 'microphone' || action === 'camera' ? action : undefined);
    if (!action || !this.actions.available().has(action)) return;
    event.preventDefault();
    this.actions.run(action);
  }

  protected lifted(event: KeyboardEvent): void {
    if (event.code !== 'Space' || !this.talking) return;
    // Lifted on a button, the space bar would press it.
    event.preventDefault();
    this.release();
  }

  protected pointed({ target }: Event): void {
    this.last.set(undefined);
    this.clicked = target instanceof Element ? target.closest('[data-talk]') : null;
  }

  protected release(): void {
    if (!this.talking) return;
    this.talking = false;
    this.devices.talk(false);
  }

  private talk(event: KeyboardEvent): void {
    const { target } = event;
    const pressing = target instanceof Element && target !== this.clicked && target.closest(pressingPlaces);
    if (!isPlain(event) || event.shiftKey || pressing) return;
    // Repeated while it is held.
    if (!this.talking && !event.repeat) this.talking = this.devices.talk(true);
    if (!this.talking) return;
    event.preventDefault();
    this.last.set('microphone');
  }

  private listens({ target }: Event): boolean {
    if (this.preferences.values().shortcuts === false) return false;
    if (this.dialog.openDialogs.length > 0) return false;
    return !(target instanceof Element && target.closest(typingPlaces));
  }

  private async openList(): Promise<void> {
    const { ShortcutsDialog } = await import('./shortcuts-dialog');
    if (this.dialog.openDialogs.length > 0) return;
    this.dialog.open(ShortcutsDialog, {
      injector: this.injector,
      ariaLabelledBy: 'shortcuts-heading',
      backdropClass: 'cdk-overlay-dark-backdrop',
      autoFocus: 'first-heading',
    });
  }
}
