import { Component, DOCUMENT, effect, type ElementRef, inject, viewChild } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { LucideX } from '@lucide/angular';
import { panelFocus } from '../panel-focus';
import { RoomSession } from '../room-session';
import { RoomStore } from '../room-store';
import { ChatInput } from './chat-input';
import { ChatList } from './chat-list';
import { ChatMenu } from './chat-menu';
import { ChatNews } from './chat-news';

/** The chat beside the people, or over them on a phone. */
@Component({
  selector: 'vroom-chat-panel',
  imports: [ChatInput, ChatList, ChatMenu, ChatNews, LucideX, TranslocoDirective],
  templateUrl: './chat-panel.html',
  styleUrls: ['../side-panel.css', './chat-panel.css'],
  host: { '(keydown.escape)': 'close()' },
})
export class ChatPanel {
  protected readonly session = inject(RoomSession);
  protected readonly store = inject(RoomStore);
  private readonly document = inject(DOCUMENT);
  private readonly panel = viewChild<ElementRef<HTMLElement>>('panel');
  private readonly input = viewChild(ChatInput);
  private readonly focus = panelFocus('chat-button');

  constructor() {
    effect(() => {
      const input = this.input();
      if (!input) return;
      this.focus.comes();
      input.focus();
    });
  }

  /** The focus goes back to where it came from, unless it is elsewhere already. */
  protected close(): void {
    const inside = this.panel()?.nativeElement.contains(this.document.activeElement);
    this.store.openChat(false);
    if (inside) this.focus.goesBack();
  }
}
