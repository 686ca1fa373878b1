import type { ApiError } from '@vroom/api-client';
import type { SettingsChanges } from './settings-draft';

const fields = ['joinPassword', 'ownerPassword', 'maxMembers', 'relayOnly', 'emails'] as const;
export type SettingsField = (typeof fields)[number];

/** At which field to say what went wrong; `null` where it is about none of them. */
export function problemField(error: ApiError | undefined, { room }: SettingsChanges): SettingsField | null {
  if (error?.code === 'passwords_alike') return room?.ownerPassword ? 'ownerPassword' : 'joinPassword';
  if (error?.code === 'room_name_common') return 'ownerPassword';
  if (error?.code === 'member_limit_too_high') return 'maxMembers';
  if (error?.code === 'relay_missing') return 'relayOnly';
  const paths = error?.problem?.errors?.map(({ path }) => path.split('.')[0]) ?? [];
  return fields.find((field) => paths.includes(field)) ?? null;
}
