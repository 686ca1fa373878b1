import { Component, input } from '@angular/core';
import { RoomVisit } from './room-visit';

/** `/atelier`. Another name in the address is another visit: everything of the one before ends with it. */
@Component({
  selector: 'vroom-room-page',
  imports: [RoomVisit],
  template: `
    @for (name of [room()]; track name) {
      <vroom-room-visit [name]="name" />
    }
  `,
  styles: ':host { display: flex; flex: 1; flex-direction: column; }',
})
export class RoomPage {
  readonly room = input.required<string>();
}
