import { afterNextRender, Component, DOCUMENT, effect, inject, Injector, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { invitationFragment, type InvitationResponseInput, type ReceivedInvitation } from '@vroom/contract';
import { Api } from '../shared/api';
import { ErrorView } from '../shared/error-view';
import { invitationProblem } from '../shared/invitation-problem';
import { answerPlace, InvitationTokens } from '../shared/invitation-tokens';
import { PageMessage } from '../shared/page-message';
import { Picture, type PictureName } from '../shared/picture';
import { Preferences } from '../shared/preferences';
import { InvitationCard } from './invitation-card';

/** Why there is no invitation to show. `none`: the link is not whole. */
type Lack = 'none' | NonNullable<ReturnType<typeof invitationProblem>>;

type View =
  | { at: 'loading' }
  | { at: 'lack'; lack: Lack }
  | { at: 'failed'; error: unknown }
  | { at: 'open' | 'thanks'; invitation: ReceivedInvitation };

const pictures: Readonly<Record<Lack, PictureName>> = {
  none: 'lost',
  invitation_unknown: 'lost',
  invitation_used: 'letter',
  invitation_expired: 'letter',
  invitation_revoked: 'closed',
};

/** `/invitation#<token>`: whoever is invited says whether they come, without signing in. */
@Component({
  selector: 'vroom-invitation-page',
  imports: [ErrorView, InvitationCard, PageMessage, Picture, RouterLink, TranslocoDirective],
  templateUrl: './invitation-page.html',
  styleUrl: './invitation-page.css',
})
export class InvitationPage {
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly tokens = inject(InvitationTokens);
  private readonly preferences = inject(Preferences);
  private readonly injector = inject(Injector);
  private readonly document = inject(DOCUMENT);

  protected readonly pictures = pictures;
  protected readonly view = signal<View>({ at: 'loading' });
  protected readonly busy = signal(false);
  protected readonly problem = signal<unknown>(undefined);

  constructor() {
    // Also where another link is opened while the page is there.
    effect(() => {
      this.tokens.latest();
      untracked(() => void this.load());
    });
  }

  protected async load(): Promise<void> {
    const token = this.tokens.of(answerPlace);
    this.view.set(token === undefined ? { at: 'lack', lack: 'none' } : { at: 'loading' });
    if (token === undefined) return;
    try {
      const invitation = await this.api.call('getInvitation', { params: { token } });
      this.view.set({ at: invitation.answer ? 'thanks' : 'open', invitation });
    } catch (error) {
      this.fail(error);
    }
  }

  protected async answer(body: InvitationResponseInput): Promise<void> {
    const token = this.tokens.of(answerPlace);
    if (this.busy() || token === undefined) return;
    this.busy.set(true);
    this.problem.set(undefined);
    try {
      const invitation = await this.api.call('answerInvitation', { params: { token }, body });
      this.remember(invitation, token);
      this.show({ at: 'thanks', invitation });
    } catch (error) {
      if (invitationProblem(error)) this.fail(error);
      else this.problem.set(error);
    } finally {
      this.busy.set(false);
    }
  }

  protected change(invitation: ReceivedInvitation): void {
    this.show({ at: 'open', invitation });
  }

  protected join({ room }: ReceivedInvitation): void {
    const fragment = `${invitationFragment}${this.tokens.of(answerPlace) ?? ''}`;
    void this.router.navigate(['/', room], { fragment });
  }

  /** What waits is shown on the home page of this device. */
  private remember({ answer, room, startsAt, expiresAt }: ReceivedInvitation, token: string): void {
    const waiting = answer?.answer === 'later' ? { room, startsAt, expiresAt, token } : undefined;
    if (waiting || this.preferences.values().waiting?.token === token) this.preferences.update({ waiting });
  }

  private fail(error: unknown): void {
    const lack = invitationProblem(error);
    this.show(lack ? { at: 'lack', lack } : { at: 'failed', error });
  }

  /** What was pressed is gone: the new heading says what there is now. */
  private show(view: View): void {
    this.view.set(view);
    const focus = () => {
      this.document.defaultView?.scrollTo({ top: 0 });
      this.document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true });
    };
    afterNextRender(focus, { injector: this.injector });
  }
}
