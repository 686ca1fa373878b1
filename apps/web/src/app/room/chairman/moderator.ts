import { Dialog } from '@angular/cdk/dialog';
import { inject, Service, signal } from '@angular/core';
import type { ModerationAction } from '@vroom/room-policy';
import { errorWords } from '../../shared/error-words';
import { Notices } from '../../shared/notices';
import { RoomSession } from '../room-session';
import { Question, type QuestionWords } from './question';

export type RoomAction = 'mute-all' | 'pause-all' | 'end';

const peerQuestions: Partial<Record<ModerationAction, QuestionWords>> = {
  promote: {
    heading: 'room.chairman.promoteQuestion.heading',
    text: 'room.chairman.promoteQuestion.text',
    yes: 'room.chairman.promoteQuestion.yes',
  },
  kick: {
    heading: 'room.chairman.kickQuestion.heading',
    text: 'room.chairman.kickQuestion.text',
    yes: 'room.chairman.kickQuestion.yes',
    danger: true,
  },
};
const endQuestion: QuestionWords = {
  heading: 'room.chairman.endQuestion.heading',
  text: 'room.chairman.endQuestion.text',
  yes: 'room.chairman.endQuestion.yes',
  danger: true,
};

/** What a chairman does. The server decides, and the room changes when its word comes back. */
@Service({ autoProvided: false })
export class Moderator {
  private readonly server = inject(RoomSession).server;
  private readonly notices = inject(Notices);
  private readonly dialog = inject(Dialog);
  private readonly pendingState = signal<ReadonlySet<string>>(new Set());

  /** Ids of those about whom the server has not answered yet. */
  readonly pending = this.pendingState.asReadonly();

  /** @param name of the person, for the question before what can't be taken back */
  act(action: ModerationAction, peerId: string, name: string): void {
    const question = peerQuestions[action];
    const act = () => void this.actOn(action, peerId);
    if (question) this.ask(question, name, act);
    else act();
  }

  actOnRoom(action: RoomAction): void {
    const act = () => void this.try(() => this.server.command(`room:${action}`, {}));
    if (action === 'end') this.ask(endQuestion, '', act);
    else act();
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
      const { text, key } = errorWords(error);
      this.notices.show({ id: 'moderation', tone: 'danger', ...(text === undefined ? { key } : { text }) });
    }
  }

  private ask(words: QuestionWords, name: string, act: () => void): void {
    const question = this.dialog.open<boolean>(Question, {
      data: { words, name },
      role: 'alertdialog',
      ariaLabelledBy: 'question-heading',
      ariaDescribedBy: 'question-text',
      backdropClass: 'cdk-overlay-dark-backdrop',
      autoFocus: '[data-testid="question-yes"]',
    });
    question.closed.subscribe((yes) => {
      if (yes) act();
    });
  }
}
