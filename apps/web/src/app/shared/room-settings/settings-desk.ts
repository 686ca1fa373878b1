import { computed, inject, Service, signal } from '@angular/core';
import type { ApiError } from '@vroom/api-client';
import type { PublicRoom, Room } from '@vroom/contract';
import { Api } from '../api';
import { apiErrorOf } from '../api-error-of';
import {
  blankRoom,
  changesOf,
  draftOf,
  followed,
  type LoadedSettings,
  type Paper,
  type SettingsChanges,
  type SettingsDraft,
} from './settings-draft';
import { problemField } from './settings-problem';

/** One visit to a room's settings: what the server says, what stands in the form, and the way between them. */
@Service({ autoProvided: false })
export class SettingsDesk {
  private readonly api = inject(Api);
  private readonly busyState = signal<'saving' | 'deleting' | null>(null);
  private readonly loadProblemState = signal<ApiError | undefined>(undefined);
  private readonly problemState = signal<ApiError | undefined>(undefined);
  private readonly paper = signal<Paper | undefined>(undefined);
  /** What the last try sent: a problem is about that. */
  private sent: SettingsChanges = {};
  private params = { name: '' };

  readonly busy = this.busyState.asReadonly();
  readonly loadProblem = this.loadProblemState.asReadonly();
  readonly problem = this.problemState.asReadonly();
  readonly room = computed(() => this.paper()?.loaded.room);
  readonly draft = computed(() => this.paper()?.draft);
  readonly changes = computed<SettingsChanges>(() => {
    const paper = this.paper();
    return paper ? changesOf(paper.loaded, paper.draft) : {};
  });
  readonly changed = computed(() => Object.keys(this.changes()).length > 0);
  readonly isNew = computed(() => this.room() === blankRoom);
  readonly problemAt = computed(() => problemField(this.problem(), this.sent));

  get name(): string {
    return this.params.name;
  }

  /** @param name of the room that it is about */
  open(name: string): Promise<void> {
    this.params = { name };
    this.paper.set(undefined);
    return this.load();
  }

  /** For a room that is not there yet. */
  compose(): void {
    const loaded = { room: blankRoom, emails: [] };
    this.paper.set({ loaded, draft: draftOf(loaded) });
  }

  /** Somebody changed the room, maybe somebody else. */
  follow(now: PublicRoom | Room): void {
    this.paper.update((paper) => paper && followed(paper.loaded, paper.draft, now));
  }

  /** What was typed is given up. */
  discard(): void {
    this.problemState.set(undefined);
    this.paper.update((paper) => paper && { ...paper, draft: draftOf(paper.loaded) });
  }

  async load(): Promise<void> {
    this.loadProblemState.set(undefined);
    const { params } = this;
    try {
      const [room, { emails }] = await Promise.all([
        this.api.call('getRoom', { params }),
        this.api.call('getNotifications', { params }),
      ]);
      // Another room was opened meanwhile.
      if (params !== this.params) return;
      const loaded = { room, emails };
      this.paper.set({ loaded, draft: draftOf(loaded) });
    } catch (error) {
      this.loadProblemState.set(apiErrorOf(error));
    }
  }

  edit(change: Partial<SettingsDraft>): void {
    this.paper.update((paper) => paper && { ...paper, draft: { ...paper.draft, ...change } });
  }

  /** @returns whether all of it is with the server now */
  async save(): Promise<boolean> {
    const { params } = this;
    this.sent = this.changes();
    const { room, emails } = this.sent;
    return this.try('saving', async () => {
      // Each part counts as known once it is there, so that a second try sends only what is missing.
      if (room) this.saved({ room: await this.api.call('changeRoom', { params, body: room }) });
      if (emails) this.saved(await this.api.call('setNotifications', { params, body: { emails } }));
    });
  }

  /** @param name as typed; empty for a random one. @returns the room that was made */
  async create(name: string): Promise<Room | undefined> {
    this.sent = this.changes();
    const { joinPassword, ownerPassword, ...settings } = this.sent.room ?? {};
    const passwords = { ...(joinPassword && { joinPassword }), ...(ownerPassword && { ownerPassword }) };
    const body = { ...settings, ...passwords, ...(name !== '' && { name }) };
    let room: Room | undefined;
    await this.try('saving', async () => {
      room = await this.api.call('createRoom', { body });
    });
    return room;
  }

  /** The meeting in it ends with it. @returns whether it is gone */
  async delete(): Promise<boolean> {
    return this.try('deleting', () => this.api.call('deleteRoom', { params: this.params }));
  }

  private saved(part: Partial<LoadedSettings>): void {
    const passwords = part.room && { joinPassword: undefined, ownerPassword: undefined };
    this.paper.update((paper) => {
      return paper && { loaded: { ...paper.loaded, ...part }, draft: { ...paper.draft, ...passwords } };
    });
  }

  private async try(what: 'saving' | 'deleting', work: () => Promise<unknown>): Promise<boolean> {
    this.busyState.set(what);
    this.problemState.set(undefined);
    try {
      await work();
      return true;
    } catch (error) {
      this.problemState.set(apiErrorOf(error));
      return false;
    } finally {
      this.busyState.set(null);
    }
  }
}
