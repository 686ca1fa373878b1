import type { IceCheckCode } from '@vroom/contract';

/** Why a STUN or TURN server does not do what it should. */
export class CheckError extends Error {
  override readonly name = 'CheckError';

  constructor(
    readonly code: IceCheckCode,
    options?: ErrorOptions,
  ) {
    super(code, options);
  }
}
