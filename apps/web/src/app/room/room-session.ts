import { DestroyRef, DOCUMENT, inject, Service } from '@angular/core';
import { Router } from '@angular/router';
import { ApiError, SignalingClient } from '@vroom/api-client';
import type { EndReason, MediaState, PeerColor, ReactionName, ReceivedSignal, Room, Snapshot } from '@vroom/contract';
import { ScreenShare, systemClock } from '@vroom/mesh';
import { unmoderated } from '@vroom/room-policy';
import { Api } from '../shared/api';
import { basePath } from '../shared/base-path';
import { InvitationTokens } from '../shared/invitation-tokens';
import { watchLevel } from '../shared/level-meter';
import { Preferences } from '../shared/preferences';
import { apiErrorOf } from '../shared/api-error-of';
import { chooseColor } from './call/colors';
import type { DoorResult } from './door/door';
import { LocalDevices } from './local-devices';
import { followServer } from './call/follow-server';
import { MediaReport } from './call/media-report';
import { OwnVoice } from './call/own-voice';
import { watchPage } from './call/page-watch';
import { injectRelayOnly } from './relay-only';
import { RoomAccess } from './room-access';
import { RoomCall } from './call/room-call';
import { RoomStore } from './room-store';
import { SignalingLink } from './call/signaling-link';

/** One visit to one room, from the door to the way out. Lives as long as the page of the room. */
@Service({ autoProvided: false })
export class RoomSession {
  private readonly api = inject(Api);
  private readonly store = inject(RoomStore);
  private readonly devices = inject(LocalDevices);
  private readonly preferences = inject(Preferences);
  private readonly router = inject(Router);
  private readonly document = inject(DOCUMENT);
  private readonly client = new SignalingClient({ path: `${basePath(this.document)}/socket.io` });
  private readonly voice = new OwnVoice({ watch: watchLevel, changed: (level) => this.spoke(level) });
  private readonly report = new MediaReport({
    devices: this.devices,
    voice: this.voice,
    tell: (media) => this.tellMedia(media),
  });
  private readonly stops: (() => void)[] = [];
  private readonly relayOnly = injectRelayOnly(() => this.call?.checkPaths());
  /** For the parts of the room that have a word of their own with the server. */
  readonly server: Pick<SignalingClient, 'command' | 'on'> = this.client;
  /** What the browser measures of the connection to somebody; `undefined` where there is none. */
  readonly stats = async (peerId: string) => await this.call?.stats(peerId);
  private readonly invitations = inject(InvitationTokens);
  private access = new RoomAccess(this.api, '', this.invitations);
  /** Nothing begins any more, though an answer may still come. */
  private over = false;
  private link: SignalingLink | undefined;
  private call: RoomCall | undefined;
  /** Signals that overtook the snapshot of one's own join. */
  private early: ReceivedSignal[] | undefined;

  constructor() {
    const window = this.document.defaultView;
    if (window) this.stops.push(...watchPage(window, { link: () => this.link, call: () => this.call }));
    this.devices.attachScreen(new ScreenShare({ devices: window?.navigator.mediaDevices }));
    const followers = {
      client: this.client,
      store: this.store,
      call: () => this.call,
      received: (signal: ReceivedSignal) => this.received(signal),
      updated: () => this.obey(),
      leave: (reason: 'kicked' | EndReason) => void this.leave(reason),
    };
    this.stops.push(...followServer(followers));
    inject(DestroyRef).onDestroy(() => this.end());
  }

  /** Goes to the door of a room, and gets everything ready there that a join would wait for. */
  async approach(name: string): Promise<void> {
    this.access = new RoomAccess(this.api, name, this.invitations);
    this.store.setPhase({ at: 'loading' });
    try {
      // The door opens the camera as the instance's settings have it.
      const [room] = await Promise.all([this.access.look(), this.api.loadConfig()]);
      await this.standAtDoor(room);
    } catch (error) {
      const missing = error instanceof ApiError && error.code === 'room_not_found';
      this.store.setPhase(missing ? { at: 'missing' } : { at: 'failed', error });
    }
  }

  /** Makes the room that was missing. Somebody else may have done so meanwhile: then it is there, which is all one wanted. */
  async create(): Promise<void> {
    try {
      await this.standAtDoor(await this.access.create());
    } catch (error) {
      if (error instanceof ApiError && error.code === 'room_exists') await this.approach(this.access.name);
      else this.store.setPhase({ at: 'failed', error });
    }
  }

  async join({ displayName, media, speakerId, password, uplink }: DoorResult): Promise<void> {
    const room = this.store.door();
    if (!room || !this.link) return;
    this.store.setPhase({ at: 'joining' });
    this.store.setIdentity({ displayName });
    this.devices.attach(media, speakerId);
    this.access.uplink = uplink;
    this.early = [];
    try {
      await this.access.present(password);
      const snapshot = await this.link.join();
      if (this.over) return;
      this.entered(snapshot);
      void this.access.tellOfJoin(snapshot, displayName);
      this.preferences.rememberRoom(this.access.name);
      this.stops.push(this.devices.onChange(() => this.report.update()));
    } catch (error) {
      // The door may have changed since one came to it, and so may one's own role.
      const now = await this.access.look().catch(() => room);
      if (!this.over) this.store.standAtDoor(now, apiErrorOf(error));
    }
  }

  say(text: string): void {
    this.call?.protocol.say(text);
  }

  react(name: ReactionName): void {
    this.call?.protocol.react(name);
  }

  rename(displayName: string): void {
    this.call?.protocol.rename(displayName);
    this.preferences.update({ displayName });
  }

  recolor(color: PeerColor): void {
    this.call?.protocol.recolor(color);
    this.preferences.update({ color });
  }

  /** Leaves for good, to the page that says goodbye. @param reason left out for one's own wish */
  async leave(reason?: 'kicked' | EndReason): Promise<void> {
    this.end();
    await this.router.navigate(['/goodbye', this.access.name], reason && { queryParams: { reason } });
  }

  private async standAtDoor(room: Room): Promise<void> {
    if (this.over) return;
    this.link ??= this.makeLink();
    this.link.connect();
    const { room: now, problem } = await this.access.knock(room);
    this.store.standAtDoor(now, problem);
  }

  private makeLink(): SignalingLink {
    return new SignalingLink({
      client: this.client,
      room: this.access.name,
      clock: systemClock,
      media: () => this.report.current(),
      authenticate: () => this.access.authenticate(),
      online: (online) => this.store.setOnline(online),
      rejoined: (snapshot) => this.entered(snapshot),
      refused: (error) => this.shutOut(error),
    });
  }

  private entered(snapshot: Snapshot): void {
    const staying = new Set(snapshot.peers.map(({ id }) => id));
    const gone = this.store.others().flatMap(({ id }) => (staying.has(id) ? [] : [id]));
    const moved = this.call?.selfId !== snapshot.self.id;
    if (moved) this.call?.close();
    this.store.takeSnapshot(snapshot, Date.now());
    this.obey();
    if (moved) this.startCall(snapshot);
    this.call?.reconcile(snapshot, gone);
    for (const received of this.early?.splice(0) ?? []) this.received(received);
    this.early = undefined;
    this.report.update();
    // To draw the room takes a tenth of a second and more, for which no offer, answer or candidate has to wait.
    void this.call?.underWay.then(() => this.over || this.store.setPhase({ at: 'in-room' }));
  }

  private startCall(snapshot: Snapshot): void {
    const chosen = this.call ? this.store.identity().color : this.preferences.values().color;
    this.store.setIdentity({ color: chosen ?? chooseColor([], snapshot.self.id) });
    this.call = new RoomCall({
      snapshot,
      media: this.devices,
      store: this.store,
      // A connection that is back passes nothing on before the place is taken again.
      sendSignal: (signal) => this.store.online() && this.client.tell('signal:send', signal),
      tellOutcome: (outcome) => this.client.tell('link:report', outcome),
      ...{ access: this.access, relayOnly: this.relayOnly },
    });
  }

  /** What a chairman wants of one is done at once, not with the next drawing of the screen. */
  private obey(): void {
    this.devices.moderate(this.store.self()?.moderation ?? unmoderated);
  }

  private received(received: ReceivedSignal): void {
    if (!this.call) return void this.early?.push(received);
    this.call.receiveSignal(received);
  }

  /** With an acknowledgement, since the last state has to arrive; while the connection is away the next join tells it. */
  private tellMedia(media: MediaState): void {
    if (this.client.connected) this.client.command('media:update', media).catch(() => undefined);
  }

  private spoke(level: number): void {
    this.store.setOwnLevel(level);
    this.call?.protocol.tellVolume(level);
  }

  private shutOut(error: unknown): void {
    if (error instanceof ApiError && error.code === 'kicked') return void this.leave('kicked');
    this.end();
    this.store.setPhase({ at: 'ended', error });
  }

  private end(): void {
    this.over = true;
    for (const stop of this.stops.splice(0)) stop();
    this.voice.listenTo(null);
    this.call?.close();
    this.call = undefined;
    this.link?.leave();
    this.link?.close();
    this.link = undefined;
    this.devices.stop();
  }
}
