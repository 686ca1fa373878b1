import { Dialog } from '@angular/cdk/dialog';
import { afterNextRender, Component, computed, DestroyRef, ElementRef, inject, Injector } from '@angular/core';
import { Announcer } from './chairman/announcer';
import { Exclusions } from './chairman/exclusions';
import { Moderator } from './chairman/moderator';
import { PeerMenu } from './chairman/peer-menu';
import { RoomMenu } from './chairman/room-menu';
import { ChatPanel } from './chat/chat-panel';
import { ChatToast } from './chat/chat-toast';
import { ConnectionBar } from './connection-bar';
import { ConnectionsOpener } from './connections/connections-opener';
import { DeviceCare } from './devices/device-care';
import { VoiceHints } from './devices/voice-hints';
import { HandButton } from './hands/hand-button';
import { Hands } from './hands/hands';
import { RaisedHands } from './hands/raised-hands';
import { ReactionNews } from './hands/reaction-news';
import { InviteOpener } from './invite/invite-opener';
import { mediaMatches } from './media-matches';
import { HoldMusic } from './music/hold-music';
import { menuClosed } from '../shared/question';
import { Notes } from './notes/notes';
import { NotesButton } from './notes/notes-button';
import { NotesPanel } from './notes/notes-panel';
import { Quiet } from './quiet';
import { RoomActions } from './room-actions';
import { RoomStore } from './room-store';
import { openSettings } from './settings/settings-dialog';
import { Shortcuts } from './shortcuts/shortcuts';
import { Sounds } from './sounds';
import { LayoutMenu } from './stage/layout-menu';
import { Stage } from './stage/stage';
import { StatisticsOpener } from './statistics/statistics-opener';
import { Toolbar } from './toolbar/toolbar';
import { TopBar } from './toolbar/top-bar';
import { UnreadTitle } from './unread-title';

/** The call: the people, and a thin frame around them. */
@Component({
  selector: 'vroom-in-room',
  imports: [
    ChatPanel,
    ChatToast,
    ConnectionBar,
    ConnectionsOpener,
    DeviceCare,
    HandButton,
    HoldMusic,
    InviteOpener,
    LayoutMenu,
    NotesButton,
    NotesPanel,
    PeerMenu,
    RaisedHands,
    ReactionNews,
    RoomMenu,
    Shortcuts,
    Stage,
    StatisticsOpener,
    Toolbar,
    TopBar,
    VoiceHints,
  ],
  template: `
    <vroom-connection-bar />
    <vroom-top-bar>
      <vroom-raised-hands />
      <vroom-layout-menu />
      <vroom-room-menu (settings)="openSettings()" />
    </vroom-top-bar>
    <ng-template #peerMenu let-peerId><vroom-peer-menu [peerId]="peerId" /></ng-template>
    <vroom-stage [menu]="peerMenu" />
    <vroom-toolbar [attr.inert]="covered() ? '' : null"><vroom-hand-button /><vroom-notes-button /></vroom-toolbar>
    <vroom-hold-music />
    <vroom-reaction-news />
    <vroom-chat-toast />
    <vroom-chat-panel [class.open]="chatOpen()" />
    @defer (when notes.open()) {
      @if (notes.open()) {
        <vroom-notes-panel />
      }
    }
    <vroom-device-care />
    <vroom-voice-hints />
    <vroom-shortcuts />
    <vroom-statistics-opener />
    <vroom-connections-opener />
    <vroom-invite-opener />
  `,
  providers: [Announcer, Exclusions, Hands, Moderator, Notes, Quiet, RoomActions, Sounds, UnreadTitle],
  styleUrl: './in-room.css',
  host: { class: 'on-stage', '[class.covered]': 'covered()' },
})
export class InRoom {
  private readonly dialog = inject(Dialog);
  private readonly injector = inject(Injector);
  protected readonly notes = inject(Notes);
  protected readonly chatOpen = inject(RoomStore).chatOpen;
  /** As in-room.css has it. */
  private readonly narrow = mediaMatches('(width < 900px)');
  /** Whether a panel lies over the controls: then the keyboard shall not lead to what nobody sees. */
  protected readonly covered = computed(() => this.narrow() && (this.chatOpen() || this.notes.open()));

  constructor() {
    inject(Announcer).start();
    inject(Sounds);
    inject(UnreadTitle);
    // A question asked in the room means nothing outside: one may be sent out while it is open.
    inject(DestroyRef).onDestroy(() => this.dialog.closeAll());
    const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    // The button that led here is gone with the door; the room's name is where one starts to read.
    afterNextRender(() => host.querySelector('h1')?.focus({ preventScroll: true }));
  }

  protected async openSettings(): Promise<void> {
    await menuClosed();
    openSettings(this.dialog, this.injector);
  }
}
