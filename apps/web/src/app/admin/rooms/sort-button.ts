import { Component, input, output } from '@angular/core';
import { LucideArrowDown, LucideArrowUp, LucideChevronsUpDown } from '@lucide/angular';

/** The head of a column that a table can be put in order by. How it stands is said by `aria-sort` of the cell around it. */
@Component({
  selector: 'vroom-sort-button',
  imports: [LucideArrowDown, LucideArrowUp, LucideChevronsUpDown],
  template: `
    <button type="button" (click)="pressed.emit()">
      <ng-content />
      @switch (sorted()) {
        @case ('ascending') {
          <svg lucideArrowUp size="16"></svg>
        }
        @case ('descending') {
          <svg lucideArrowDown size="16"></svg>
        }
        @default {
          <svg lucideChevronsUpDown size="16" class="idle"></svg>
        }
      }
    </button>
  `,
  styles: `
    button {
      display: inline-flex;
      align-items: center;
      gap: var(--space-1);
      min-height: var(--touch);
      margin-inline: calc(-1 * var(--space-2));
      padding: 0 var(--space-2);
      border: 0;
      border-radius: var(--radius-input);
      background: transparent;
      font-weight: inherit;
      text-align: start;
      cursor: pointer;
    }
    button:hover {
      background: var(--hover);
    }
    svg {
      flex: none;
    }
    .idle {
      opacity: 0.5;
    }
  `,
})
export class SortButton {
  readonly sorted = input<'ascending' | 'descending' | null>(null);
  readonly pressed = output();
}
