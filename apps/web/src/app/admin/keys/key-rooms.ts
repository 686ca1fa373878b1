import { afterNextRender, Component, ElementRef, inject, Injector, input, model } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { LucidePlus, LucideX } from '@lucide/angular';
import { maxKeyRooms } from '@vroom/contract';
import type { KeyProblem, RoomDraft } from './key-draft';

/** The rooms that a key is for, and the role it has in each. */
@Component({
  selector: 'vroom-key-rooms',
  imports: [LucidePlus, LucideX, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      @for (room of rooms(); track room.id; let place = $index) {
        <div class="row">
          <input
            #name
            class="input"
            autocapitalize="none"
            autocomplete="off"
            spellcheck="false"
            [id]="'key-room-' + place"
            [placeholder]="t('adminKeys.room.placeholder')"
            [attr.aria-label]="t('adminKeys.room.name', { number: place + 1 })"
            [attr.aria-describedby]="wrong().has(room.id) || wrong().has('rooms') ? 'key-rooms-problem' : null"
            [attr.aria-invalid]="wrong().has(room.id) || (place === 0 && wrong().has('rooms')) || null"
            [value]="room.name"
            (input)="change(room.id, { name: name.value })"
          />
          <select
            #role
            class="select"
            [attr.aria-label]="t('adminKeys.room.role', { number: place + 1 })"
            (change)="choose(room.id, role.value)"
          >
            <option value="participant" [selected]="room.role === 'participant'">
              {{ t('adminKeys.role.participant') }}
            </option>
            <option value="owner" [selected]="room.role === 'owner'">{{ t('adminKeys.role.owner') }}</option>
          </select>
          @if (rooms().length > 1) {
            <button
              type="button"
              class="icon-button"
              [attr.aria-label]="t('adminKeys.room.remove', { number: place + 1 })"
              (click)="remove(room.id)"
            >
              <svg lucideX></svg>
            </button>
          }
        </div>
      }
      <p id="key-rooms-problem" class="hint wrong" aria-live="polite">
        @if (wrong().has('rooms')) {
          {{ t('adminKeys.room.missing') }}
        } @else if (anyWrong()) {
          {{ t('adminKeys.room.wrong') }}
        }
      </p>
      @if (rooms().length < max) {
        <button type="button" class="button quiet" data-testid="key-add-room" (click)="add()">
          <svg lucidePlus></svg> {{ t('adminKeys.room.add') }}
        </button>
      }
    </ng-container>
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--space-2);
    }
    .row {
      display: flex;
      gap: var(--space-2);
    }
    .input {
      flex: 1;
      min-width: 0;
      min-height: var(--touch);
    }
    .row > * {
      align-self: stretch;
    }
    .select {
      flex: none;
      width: auto;
      max-width: 45%;
    }
    .hint:empty {
      display: none;
    }
    .button {
      justify-self: start;
      margin-inline-start: calc(-1 * var(--space-4));
    }
  `,
})
export class KeyRooms {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly injector = inject(Injector);

  readonly rooms = model.required<readonly RoomDraft[]>();
  readonly wrong = input.required<ReadonlySet<KeyProblem>>();

  protected readonly max = maxKeyRooms;

  protected anyWrong(): boolean {
    return this.rooms().some(({ id }) => this.wrong().has(id));
  }

  protected change(id: number, change: Partial<RoomDraft>): void {
    this.rooms.update((rooms) => rooms.map((room) => (room.id === id ? { ...room, ...change } : room)));
  }

  protected choose(id: number, role: string): void {
    this.change(id, { role: role === 'owner' ? 'owner' : 'participant' });
  }

  protected add(): void {
    const id = Math.max(...this.rooms().map((room) => room.id)) + 1;
    this.rooms.update((rooms) => [...rooms, { id, name: '', role: 'participant' }]);
    this.focus(this.rooms().length - 1);
  }

  protected remove(id: number): void {
    const place = this.rooms().findIndex((room) => room.id === id);
    this.rooms.update((rooms) => rooms.filter((room) => room.id !== id));
    this.focus(Math.max(0, place - 1));
  }

  private focus(place: number): void {
    const field = () => this.host.nativeElement.querySelector<HTMLElement>(`#key-room-${place}`)?.focus();
    afterNextRender(field, { injector: this.injector });
  }
}
