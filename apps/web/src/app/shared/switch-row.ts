import { Component, input, model } from '@angular/core';

/** One thing that is on or off. */
@Component({
  selector: 'vroom-switch-row',
  template: `
    <label [for]="switchId()">
      <span class="words">
        <span class="label" [id]="switchId() + '-label'">{{ label() }}</span>
        @if (hint()) {
          <span class="hint" [id]="switchId() + '-hint'">{{ hint() }}</span>
        }
      </span>
      <input
        #box
        type="checkbox"
        role="switch"
        class="switch"
        [id]="switchId()"
        [attr.data-testid]="switchId()"
        [attr.aria-labelledby]="switchId() + '-label'"
        [attr.aria-describedby]="hint() ? switchId() + '-hint' : null"
        [attr.aria-disabled]="locked() || null"
        [checked]="checked()"
        (click)="press($event)"
        (change)="checked.set(box.checked)"
      />
    </label>
  `,
  // The whole row is the target of a thumb.
  styles: `
    :host {
      display: block;
    }
    label {
      display: flex;
      align-items: center;
      justify-content: space-between;
      gap: var(--space-4);
      min-height: var(--touch);
      cursor: pointer;
    }
    .words {
      display: grid;
      min-width: 0;
    }
  `,
})
export class SwitchRow {
  readonly switchId = input.required<string>();
  readonly label = input.required<string>();
  readonly hint = input('');
  /** It stays as it is, and can be reached to hear why. */
  readonly locked = input(false);
  readonly checked = model.required<boolean>();

  protected press(event: Event): void {
    if (this.locked()) event.preventDefault();
  }
}
