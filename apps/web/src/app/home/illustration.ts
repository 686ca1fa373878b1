import { Component } from '@angular/core';

/** Five people, each joined to each other and nobody in between. */
@Component({
  selector: 'vroom-illustration',
  templateUrl: './illustration.html',
  styles: `
    :host {
      display: block;
    }
    svg {
      width: 100%;
      height: auto;
    }
  `,
  host: { 'aria-hidden': 'true' },
})
export class Illustration {}
