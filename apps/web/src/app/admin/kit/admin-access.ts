/**
 * Whether this browser may use the console: `admin()`. `look()` asks the server, `signIn()` and `signOut()` change it, and
 * {@link AdminApi} tells when a call was refused because it is not so any more.
 */
import { computed, inject, Service, signal } from '@angular/core';
import type { AdminStatus } from '@vroom/contract';
import { Api } from '../../shared/api';

/** Why one stands at the sign-in: one came, one signed out, or the session ended meanwhile. */
export type SignInReason = 'none' | 'signedOut' | 'ended';

@Service()
export class AdminAccess {
  private readonly api = inject(Api);
  private readonly status = signal<AdminStatus | undefined>(undefined);
  private readonly reasonState = signal<SignInReason>('none');
  private readonly problemState = signal<unknown>(undefined);
  private readonly refusalState = signal<unknown>(undefined);

  readonly admin = computed(() => this.status()?.admin ?? false);
  readonly methods = computed(() => this.status()?.methods ?? []);
  readonly reason = this.reasonState.asReadonly();
  /** Why it is not known. */
  readonly problem = this.problemState.asReadonly();
  /** What the proxy's word was refused with, where nothing else lets anybody in. */
  readonly refusal = this.refusalState.asReadonly();

  async look(): Promise<void> {
    try {
      this.take(await this.api.call('getAdminSession', {}));
      await this.followProxy();
      this.problemState.set(undefined);
    } catch (error) {
      this.problemState.set(error);
    }
  }

  /** @param password left out where a reverse proxy says who this is */
  async signIn(password?: string): Promise<void> {
    const { admin } = await this.api.call('openAdminSession', { body: password === undefined ? {} : { password } });
    this.api.noteAdmin(admin);
    this.status.update((known) => ({ until: null, methods: [], ...known, admin }));
    this.reasonState.set('none');
  }

  async signOut(): Promise<void> {
    await this.api.call('closeAdminSession', {});
    this.leave('signedOut');
    await this.look();
  }

  /** A call was refused: the session has ended, or somebody signed out in another tab. */
  refused(): void {
    if (!this.admin()) return;
    this.leave('ended');
    void this.look();
  }

  /** Where the proxy is the only way in, nobody is asked: it has let them through already. */
  private async followProxy(): Promise<void> {
    this.refusalState.set(undefined);
    if (this.admin() || this.reason() === 'signedOut' || String(this.methods()) !== 'proxy') return;
    await this.signIn().catch((error: unknown) => this.refusalState.set(error));
  }

  private leave(reason: SignInReason): void {
    this.reasonState.set(reason);
    this.status.update((known) => known && { ...known, admin: false, until: null });
    this.api.noteAdmin(false);
  }

  private take(status: AdminStatus): void {
    this.status.set(status);
    this.api.noteAdmin(status.admin);
  }
}
