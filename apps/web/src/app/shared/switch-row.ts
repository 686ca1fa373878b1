import { Component, input, model } from '@angular/core';

/** One thing that is on or off. */
@Component({
  selector: 'vroom-switch-row',
  template: `
    <div class="words">
      <label class="label" [for]="switchId()">{{ label() }}</label>
      <p class="hint" [id]="switchId() + '-hint'">{{ hint() }}</p>
    </div>
    <input
      #box
      type="checkbox"
      role="switch"
      class="switch"
      [id]="switchId()"
      [attr.data-testid]="switchId()"
      [attr.aria-describedby]="switchId() + '-hint'"
      [checked]="checked()"
      (change)="checked.set(box.checked)"
    />
  `,
  styles: `
    :host {
      display: flex;
      align-items: center;
      justify-content: space-between;
      gap: var(--space-4);
    }
    .words {
      min-width: 0;
    }
  `,
})
export class SwitchRow {
  readonly switchId = input.required<string>();
  readonly label = input.required<string>();
  readonly hint = input('');
  readonly checked = model.required<boolean>();
}
