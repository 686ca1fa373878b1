/** What stands where nothing is yet: `<vroom-empty-state heading="…" text="…"><button …>…</button></vroom-empty-state>`. */
import { Component, input } from '@angular/core';

@Component({
  selector: 'vroom-empty-state',
  template: `
    <h2>{{ heading() }}</h2>
    @if (text(); as words) {
      <p class="muted">{{ words }}</p>
    }
    <ng-content />
  `,
  styles: `
    :host {
      display: grid;
      justify-items: center;
      gap: var(--space-3);
      padding: var(--space-7) var(--space-4);
      border: 1px dashed var(--control-line);
      border-radius: var(--radius);
      text-align: center;
    }
    h2 {
      font-size: var(--text-17);
    }
    p {
      max-width: 34rem;
    }
  `,
})
export class EmptyState {
  readonly heading = input.required<string>();
  readonly text = input<string>();
}
