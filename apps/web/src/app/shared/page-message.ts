/**
 * A page that says one thing: one picture, one sentence, one way on.
 * `<vroom-page-message heading="…" text="…"><vroom-picture picture …/> <a action class="button primary">…</a></vroom-page-message>`
 */
import { Component, input } from '@angular/core';

@Component({
  selector: 'vroom-page-message',
  template: `
    <ng-content select="vroom-picture" />
    <h1 tabindex="-1">{{ heading() }}</h1>
    @if (text(); as words) {
      <p>{{ words }}</p>
    }
    <ng-content />
    <div class="actions"><ng-content select="[action]" /></div>
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      align-items: center;
      gap: var(--space-4);
      max-width: 34rem;
      margin: auto;
      padding: var(--space-5) var(--gutter) var(--space-8);
      text-align: center;
    }
    h1 {
      margin-top: var(--space-4);
      overflow-wrap: anywhere;
    }
    p {
      color: var(--muted);
      font-size: var(--text-17);
    }
    .actions {
      justify-content: center;
      margin-top: var(--space-3);
    }
  `,
})
export class PageMessage {
  readonly heading = input.required<string>();
  readonly text = input<string>();
}
