import { afterNextRender, Component, ElementRef, inject } from '@angular/core';
import { ChatPanel } from './chat/chat-panel';
import { ConnectionBar } from './connection-bar';
import { RoomStore } from './room-store';
import { Stage } from './stage/stage';
import { Toolbar } from './toolbar/toolbar';
import { TopBar } from './toolbar/top-bar';

/** The call: the people, and a thin frame around them. */
@Component({
  selector: 'vroom-in-room',
  imports: [ChatPanel, ConnectionBar, Stage, Toolbar, TopBar],
  template: `
    <vroom-connection-bar />
    <vroom-top-bar />
    <vroom-stage />
    <vroom-toolbar />
    <vroom-chat-panel [class.open]="chatOpen()" />
  `,
  styleUrl: './in-room.css',
  host: { class: 'on-stage', '[class.with-chat]': 'chatOpen()' },
})
export class InRoom {
  protected readonly chatOpen = inject(RoomStore).chatOpen;

  constructor() {
    const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    // The button that led here is gone with the door; the room's name is where one starts to read.
    afterNextRender(() => host.querySelector('h1')?.focus({ preventScroll: true }));
  }
}
