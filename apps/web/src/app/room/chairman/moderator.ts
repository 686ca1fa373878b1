import { Dialog } from '@angular/cdk/dialog';
import { inject, Service, signal } from '@angular/core';
import type { ModerationAction } from '@vroom/room-policy';
import { Api } from '../../shared/api';
import { Notices } from '../../shared/notices';
import { showFailure } from '../../shared/failure-notice';
import { RoomSession } from '../room-session';
import { RoomStore } from '../room-store';
import { ask, type QuestionWords } from '../../shared/question';

export type RoomAction = 'mute-all' | 'pause-all' | 'end';

const peerQuestions: Partial<Record<ModerationAction, QuestionWords>> = {
  promote: {
    heading: 'room.chairman.promoteQuestion.heading',
    text: 'room.chairman.promoteQuestion.text',
    yes: 'room.chairman.promoteQuestion.yes',
    no: 'room.chairman.cancel',
  },
  kick: {
    heading: 'room.chairman.kickQuestion.heading',
    text: 'room.chairman.kickQuestion.text',
    yes: 'room.chairman.kickQuestion.yes',
    no: 'room.chairman.cancel',
    danger: true,
  },
};
const endQuestion: QuestionWords = {
  heading: 'room.chairman.endQuestion.heading',
  text: 'room.chairman.endQuestion.text',
  yes: 'room.chairman.endQuestion.yes',
  no: 'room.chairman.cancel',
  danger: true,
};

/** What a chairman does. The server decides, and the room changes when its word comes back. */
@Service({ autoProvided: false })
export class Moderator {
  private readonly server = inject(RoomSession).server;
  private readonly api = inject(Api);
  private readonly store = inject(RoomStore);
  private readonly notices = inject(Notices);
  private readonly dialog = inject(Dialog);
  private readonly pendingState = signal<ReadonlySet<string>>(new Set());

  /** Ids of those about whom the server has not answered yet. */
  readonly pending = this.pendingState.asReadonly();

  /** @param name of the person, for the question before what can't be taken back */
  async act(action: ModerationAction, peerId: string, name: string): Promise<void> {
    const question = peerQuestions[action];
    if (!question || (await ask(this.dialog, question, name))) await this.actOn(action, peerId);
  }

  async actOnRoom(action: RoomAction): Promise<void> {
    if (action === 'end' && !(await ask(this.dialog, endQuestion))) return;
    await this.try(() => this.server.command(`room:${action}`, {}));
  }

  async lock(locked: boolean): Promise<void> {
    const name = this.store.settings()?.name ?? '';
    await this.try(() => this.api.call('changeRoom', { params: { name }, body: { locked } }));
  }

  /** Lets somebody come back who was sent out. */
  async readmit(peerId: string): Promise<void> {
    await this.try(() => this.server.command('peer:readmit', { peerId }));
  }

  private async actOn(action: ModerationAction, peerId: string): Promise<void> {
    if (this.pending().has(peerId)) return;
    this.pendingState.update((ids) => new Set(ids).add(peerId));
    // The answer comes over the same connection as the new state, and after it.
    await this.try(() => this.server.command(`peer:${action}`, { peerId }));
    this.pendingState.update((ids) => new Set([...ids].filter((id) => id !== peerId)));
  }

  private async try(send: () => Promise<unknown>): Promise<void> {
    try {
      await send();
    } catch (error) {
      showFailure(this.notices, 'moderation', error);
    }
  }
}
