/** Who did something, as the audit writes it. */
export interface Actor {
  /** Where from; `null` for what the server does by itself. */
  readonly address: string | null;
  /** `session <id>`, `key <label>`, `cli <system user>`, `system`, or `nobody` for who has not said who they are. */
  readonly user: string;
}

/** What the server does by itself, on a schedule. */
export const systemActor: Actor = { address: null, user: 'system' };

/** Somebody of whom nothing but the address is known. */
export function nobodyAt(address: string): Actor {
  return { address, user: 'nobody' };
}
