/** The mark with the name: two rings, one voice inside another's. */
import { Component } from '@angular/core';

@Component({
  selector: 'vroom-logo',
  template: `
    <svg viewBox="0 0 32 32" width="28" height="28" aria-hidden="true">
      <circle cx="16" cy="16" r="13.5" fill="none" stroke="currentColor" stroke-width="3" />
      <circle cx="16" cy="16" r="6.5" fill="currentColor" />
    </svg>
    <span>VROOM</span>
  `,
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      gap: 0.625rem;
      color: var(--ink);
      font-weight: var(--bold);
      font-size: var(--text-17);
      letter-spacing: 0.06em;
    }
    svg {
      color: var(--accent);
    }
  `,
})
export class Logo {}
