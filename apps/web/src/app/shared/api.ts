/**
 * The REST API for the whole app: `await inject(Api).call('getRoom', { params: { name } })`.
 *
 * The session is opened before the first call that needs one, kept, and opened again if the server forgot it.
 * Calls throw `ApiError` of @vroom/api-client; `<vroom-error-view>` words it.
 * `config()` is the instance's configuration once it is known; `loadConfig()` waits for it.
 */
import { DOCUMENT, inject, Service, signal } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { ApiError, type CallInput, RestClient } from '@vroom/api-client';
import type { CallResult, EndpointName, InstanceConfig, Language, Session } from '@vroom/contract';
import { basePath } from './base-path';

@Service()
export class Api {
  private readonly transloco = inject(TranslocoService);
  private readonly client = new RestClient({ baseUrl: basePath(inject(DOCUMENT)) });
  private readonly knownConfig = signal<InstanceConfig | undefined>(undefined);
  private readonly adminState = signal(false);
  private opening: Promise<Session> | undefined;
  private loading: Promise<InstanceConfig> | undefined;

  readonly config = this.knownConfig.asReadonly();
  /** Whether the session is known to be an administrator's. */
  readonly admin = this.adminState.asReadonly();

  loadConfig(): Promise<InstanceConfig> {
    this.loading ??= this.readConfig();
    return this.loading;
  }

  session(): Promise<Session> {
    this.opening ??= this.openSession();
    return this.opening;
  }

  call<N extends EndpointName>(name: N, input: CallInput<N>): Promise<CallResult<N>> {
    return this.inSession(() => this.client.call(name, input));
  }

  /** A call that answers with a file, which comes as it is read. */
  file<N extends EndpointName>(name: N, input: CallInput<N>): Promise<Response> {
    return this.inSession(() => this.client.file(name, input));
  }

  /** What the session has become by signing in or out. */
  noteAdmin(admin: boolean): void {
    this.adminState.set(admin);
  }

  /** Makes the server speak the language too. A failure does not matter: the next session is opened in it anyway. */
  async useLanguage(language: Language): Promise<void> {
    if (!this.opening) return;
    await this.call('changeSession', { body: { language } }).catch(() => undefined);
  }

  private async inSession<T>(make: () => Promise<T>): Promise<T> {
    await this.session();
    try {
      return await make();
    } catch (error) {
      if (!(error instanceof ApiError) || error.code !== 'unauthenticated') throw error;
      this.opening = undefined;
      await this.session();
      return await make();
    }
  }

  private async openSession(): Promise<Session> {
    try {
      const language = this.transloco.getActiveLang() as Language;
      const session = await this.client.call('openSession', { body: { language } });
      this.noteAdmin(session.admin);
      return session;
    } catch (error) {
      this.opening = undefined;
      throw error;
    }
  }

  private async readConfig(): Promise<InstanceConfig> {
    try {
      const config = await this.client.call('getConfig', {});
      this.knownConfig.set(config);
      return config;
    } catch (error) {
      this.loading = undefined;
      throw error;
    }
  }
}
