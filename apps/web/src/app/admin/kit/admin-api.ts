/**
 * The API for the pages of the console: `await inject(AdminApi).call('listApiKeys', {})`. As {@link Api}, but where a call is
 * refused because the session is no administrator's any more, the console shows its sign-in. It throws all the same.
 */
import { inject, Service } from '@angular/core';
import { ApiError, type CallInput } from '@vroom/api-client';
import type { CallResult, EndpointName } from '@vroom/contract';
import { Api } from '../../shared/api';
import { AdminAccess } from './admin-access';

@Service()
export class AdminApi {
  private readonly api = inject(Api);
  private readonly access = inject(AdminAccess);

  call<N extends EndpointName>(name: N, input: CallInput<N>): Promise<CallResult<N>> {
    return this.watched(this.api.call(name, input));
  }

  /** A call that answers with a file, which comes as it is read. */
  file<N extends EndpointName>(name: N, input: CallInput<N>): Promise<Response> {
    return this.watched(this.api.file(name, input));
  }

  private async watched<T>(call: Promise<T>): Promise<T> {
    try {
      return await call;
    } catch (error) {
      if (isRefusal(error)) this.access.refused();
      throw error;
    }
  }
}

function isRefusal(error: unknown): boolean {
  return error instanceof ApiError && ['forbidden', 'unauthenticated', 'no_role'].includes(error.code);
}
