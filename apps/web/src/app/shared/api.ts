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
  private opening: Promise<Session> | undefined;
  private loading: Promise<InstanceConfig> | undefined;

  readonly config = this.knownConfig.asReadonly();

  loadConfig(): Promise<InstanceConfig> {
    this.loading ??= this.readConfig();
    return this.loading;
  }

  session(): Promise<Session> {
    this.opening ??= this.openSession();
    return this.opening;
  }

  async call<N extends EndpointName>(name: N, input: CallInput<N>): Promise<CallResult<N>> {
    await this.session();
    try {
      return await this.client.call(name, input);
    } catch (error) {
      if (!(error instanceof ApiError) || error.code !== 'unauthenticated') throw error;
      this.opening = undefined;
      await this.session();
      return await this.client.call(name, input);
    }
  }

  /** Makes the server speak the language too. A failure does not matter: the next session is opened in it anyway. */
  async useLanguage(language: Language): Promise<void> {
    if (!this.opening) return;
    await this.call('changeSession', { body: { language } }).catch(() => undefined);
  }

  private async openSession(): Promise<Session> {
    try {
      return await this.client.call('openSession', { body: { language: this.transloco.getActiveLang() as Language } });
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
