import { Component, input, output } from '@angular/core';
import type { DeviceOption } from '../../shared/device-options';

/** A labelled list of devices; the icon goes inside. `fallback` names a device whose label the browser hides. */
@Component({
  selector: 'vroom-device-select',
  template: `
    <label>
      <span class="icon"><ng-content /></span>
      <span class="visually-hidden">{{ label() }}</span>
      <select class="select" #list [disabled]="options().length === 0" (change)="choose.emit(list.value)">
        @for (option of options(); track option.id) {
          <option [value]="option.id" [selected]="option.id === selected()">
            {{ option.label || label() + ' ' + option.number }}
          </option>
        } @empty {
          <option>{{ empty() }}</option>
        }
      </select>
    </label>
  `,
  styles: `
    :host {
      display: block;
      min-width: 0;
    }
    label {
      position: relative;
      display: block;
    }
    .icon {
      position: absolute;
      top: 0;
      bottom: 0;
      left: 0.75rem;
      display: grid;
      place-items: center;
      color: var(--muted);
      pointer-events: none;
    }
    .select {
      padding-inline-start: 2.625rem;
    }
    .select:disabled {
      color: var(--muted);
      border-color: var(--line);
      opacity: 1;
      cursor: default;
    }
  `,
})
export class DeviceSelect {
  readonly label = input.required<string>();
  readonly empty = input.required<string>();
  readonly options = input.required<readonly DeviceOption[]>();
  readonly selected = input<string>();
  readonly choose = output<string>();
}
