/** The mark with the name: two rings, one voice inside another's; or the picture of the theme. */
import { Component, inject } from '@angular/core';
import { Look } from './look';

@Component({
  selector: 'vroom-logo',
  template: `
    @if (look.logo(); as logo) {
      <picture>
        @if (look.logoDark(); as dark) {
          <source [srcset]="dark" media="(prefers-color-scheme: dark)" />
        }
        <img [src]="logo" alt="" height="32" />
      </picture>
    } @else {
      <svg viewBox="0 0 32 32" width="28" height="28" aria-hidden="true">
        <circle cx="16" cy="16" r="13.5" fill="none" stroke="currentColor" stroke-width="3" />
        <circle cx="16" cy="16" r="6.5" fill="currentColor" />
      </svg>
      <span class="name">{{ look.name() }}</span>
    }
  `,
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      min-width: 0;
      gap: 0.625rem;
      color: var(--ink);
      font-weight: var(--bold);
      font-size: var(--text-17);
      letter-spacing: 0.06em;
    }
    svg {
      flex: none;
      color: var(--accent);
    }
    /* A long name of an instance has two lines, and no more. */
    .name {
      display: -webkit-box;
      min-width: 0;
      overflow: hidden;
      line-height: 1.25;
      -webkit-box-orient: vertical;
      -webkit-line-clamp: 2;
    }
    img {
      width: auto;
      height: 2rem;
      max-width: min(14rem, 50vw);
      object-fit: contain;
      object-position: left;
    }
  `,
})
export class Logo {
  protected readonly look = inject(Look);
}
