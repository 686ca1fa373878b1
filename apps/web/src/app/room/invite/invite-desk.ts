import { computed, DestroyRef, effect, inject, Service, signal, untracked } from '@angular/core';
import type { ApiError } from '@vroom/api-client';
import type { Invitation } from '@vroom/contract';
import { Api } from '../../shared/api';
import { apiErrorOf } from '../../shared/api-error-of';
import { RoomStore } from '../room-store';
import { emptyDraft, invitationsOf, isEmpty, type InviteDraft } from './invite-draft';
import { InviteNews } from './invite-news';
import { problemField, refusedEmails } from './invite-problem';

/** While a mail is on its way, it is asked for again, and ever less often: nobody tells when it has gone. */
const lookAgainMs = 4000;
const longestMs = 60_000;

/** One visit to a room's invitations: what is being written, those that are out, and the way between them. */
@Service({ autoProvided: false })
export class InviteDesk {
  private readonly api = inject(Api);
  private readonly store = inject(RoomStore);
  private readonly params = { name: this.store.settings()?.name ?? '' };
  private readonly draftState = signal(emptyDraft);
  private readonly sendingState = signal(false);
  private readonly problemState = signal<ApiError | undefined>(undefined);
  private readonly sentState = signal(0);
  private readonly listState = signal<readonly Invitation[] | undefined>(undefined);
  private readonly loadProblemState = signal<ApiError | undefined>(undefined);
  private readonly refusedState = signal<ReadonlySet<string>>(new Set());
  private timer: ReturnType<typeof setTimeout> | undefined;
  private pauseMs = lookAgainMs;
  /** Of the last question for the list, or the last change of it: an answer to one before is not of now. */
  private asked = 0;

  readonly room = this.params.name;
  readonly draft = this.draftState.asReadonly();
  readonly changed = computed(() => !isEmpty(this.draft()));
  readonly sending = this.sendingState.asReadonly();
  readonly problem = this.problemState.asReadonly();
  readonly problemAt = computed(() => problemField(this.problem()));
  /** How many people the last sending invited. */
  readonly sent = this.sentState.asReadonly();
  /** Newest first; `undefined` while it is unknown. */
  readonly list = this.listState.asReadonly();
  readonly loadProblem = this.loadProblemState.asReadonly();
  readonly refused = this.refusedState.asReadonly();

  constructor() {
    const news = inject(InviteNews);
    effect(() => {
      news.latest();
      untracked(() => void this.load());
    });
    inject(DestroyRef).onDestroy(() => {
      // Which equals nothing: no answer counts any more.
      this.asked = NaN;
      clearTimeout(this.timer);
    });
  }

  async load(): Promise<void> {
    clearTimeout(this.timer);
    const asked = ++this.asked;
    this.loadProblemState.set(undefined);
    try {
      const { items } = await this.api.call('listInvitations', { params: this.params });
      if (asked === this.asked) this.listState.set(items);
    } catch (error) {
      // What is known stays on the screen: it is of use even if it is not of this moment.
      if (asked === this.asked && !this.list()) this.loadProblemState.set(apiErrorOf(error));
    }
    if (asked === this.asked) this.lookAgain();
  }

  edit(change: Partial<InviteDraft>): void {
    this.draftState.update((draft) => ({ ...draft, ...change }));
    this.sentState.set(0);
  }

  /** @returns whether the mails are on their way */
  async send(): Promise<boolean> {
    const body = invitationsOf(this.draft(), this.store.identity().displayName, timeZone());
    this.sendingState.set(true);
    this.problemState.set(undefined);
    this.refusedState.set(new Set());
    this.sentState.set(0);
    try {
      const { items } = await this.api.call('createInvitations', { params: this.params, body });
      this.draftState.set(emptyDraft);
      this.sentState.set(items.length);
      this.pauseMs = lookAgainMs;
      this.change((list) => [...items, ...list]);
      return true;
    } catch (error) {
      this.problemState.set(apiErrorOf(error));
      this.refusedState.set(refusedEmails(this.problem(), body.emails));
      return false;
    } finally {
      this.sendingState.set(false);
    }
  }

  /** @throws what kept the invitation from being withdrawn */
  async revoke(id: string): Promise<void> {
    await this.api.call('revokeInvitation', { params: { ...this.params, id } });
    const revoked = (each: Invitation) => (each.id === id ? { ...each, state: 'revoked' as const } : each);
    this.change((list) => list.map(revoked));
  }

  private change(change: (list: readonly Invitation[]) => Invitation[]): void {
    const list = this.list();
    if (!list) return void this.load();
    this.asked += 1;
    this.listState.set(change(list));
    this.lookAgain();
  }

  private lookAgain(): void {
    clearTimeout(this.timer);
    if (!this.list()?.some(({ state }) => state === 'queued')) return;
    this.timer = setTimeout(() => void this.load(), this.pauseMs);
    this.pauseMs = Math.min(longestMs, this.pauseMs * 1.5);
  }
}

function timeZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}
