import { Component, computed, effect, inject, untracked } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { LucideNotebookPen } from '@lucide/angular';
import { Preferences } from '../../shared/preferences';
import { RoomActions } from '../room-actions';
import { Notes } from './notes';

/** Opens and closes the pad, where there is one. */
@Component({
  selector: 'vroom-notes-button',
  imports: [LucideNotebookPen, TranslocoDirective],
  template: `
    @if (notes.offered()) {
      <button
        *transloco="let t"
        type="button"
        class="call-button tip"
        id="notes-button"
        data-testid="notes-button"
        [attr.aria-keyshortcuts]="keys() ? 'N' : null"
        [class.active]="notes.open()"
        [attr.aria-pressed]="notes.open()"
        [attr.aria-label]="t('room.notes.heading')"
        [attr.data-tip]="t('room.notes.heading')"
        (click)="toggle()"
      >
        <svg lucideNotebookPen></svg>
      </button>
    }
  `,
  styleUrl: '../call-controls.css',
  styles: `
    :host {
      display: contents;
    }
  `,
})
export class NotesButton {
  private readonly preferences = inject(Preferences);
  protected readonly notes = inject(Notes);
  /** Whether single keys press the buttons. */
  protected readonly keys = computed(() => this.preferences.values().shortcuts ?? true);

  constructor() {
    const actions = inject(RoomActions);
    effect((onCleanup) => {
      if (this.notes.offered()) onCleanup(untracked(() => actions.offer('notes', () => this.toggle())));
    });
  }

  protected toggle(): void {
    this.notes.show(!this.notes.open());
  }
}
