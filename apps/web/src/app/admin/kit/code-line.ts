/** One line that is to be copied as it stands, a command or a key: `<vroom-code-line text="npm run vroom" />`. */
import { Component, input } from '@angular/core';
import { CopyButton } from './copy-button';

@Component({
  selector: 'vroom-code-line',
  imports: [CopyButton],
  template: `
    <code>{{ text() }}</code>
    <vroom-copy-button [text]="text()" />
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: space-between;
      gap: var(--space-3);
      padding: var(--space-2) var(--space-2) var(--space-2) var(--space-4);
      border: 1px solid var(--line);
      border-radius: var(--radius-input);
      background: var(--sunken);
    }
    code {
      min-width: 0;
      font-family: ui-monospace, monospace;
      font-size: var(--text-13);
      overflow-wrap: anywhere;
      user-select: all;
    }
  `,
})
export class CodeLine {
  readonly text = input.required<string>();
}
