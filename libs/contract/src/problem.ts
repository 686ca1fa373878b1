import * as z from 'zod';

/**
 * Every error code of the API and of the signaling, with the HTTP status it travels under. The codes are stable: clients
 * and integrators may switch on them; the words that go with them are in `libs/i18n/<language>/api.json`.
 */
export const problemStatus = {
  malformed: 400,
  unauthenticated: 401,
  invalid_key: 401,
  password_required: 401,
  wrong_password: 401,
  admin_closed: 403,
  forbidden: 403,
  immune: 403,
  kicked: 403,
  no_role: 403,
  origin_denied: 403,
  feedback_off: 403,
  pad_off: 403,
  room_locked: 403,
  not_found: 404,
  room_not_found: 404,
  peer_not_found: 404,
  key_not_found: 404,
  invitation_not_found: 404,
  invitation_unknown: 404,
  not_in_room: 409,
  room_exists: 409,
  room_full: 409,
  already_in_room: 409,
  version_mismatch: 409,
  invitation_used: 409,
  invitation_expired: 410,
  invitation_revoked: 410,
  payload_too_large: 413,
  unsupported_media_type: 415,
  room_name_invalid: 422,
  room_name_reserved: 422,
  room_name_common: 422,
  member_limit_too_high: 422,
  relay_missing: 422,
  passwords_alike: 422,
  expiry_in_past: 422,
  meeting_in_past: 422,
  meeting_too_far: 422,
  unknown_event: 422,
  too_many_requests: 429,
  internal: 500,
  unavailable: 503,
  pad_unavailable: 503,
  pad_refused: 503,
} as const;

export type ProblemCode = keyof typeof problemStatus;
export const problemCodes = Object.keys(problemStatus) as [ProblemCode, ...ProblemCode[]];
export const problemCodeSchema = z.enum(problemCodes);

/** One thing that is wrong with a body: where (`settings.name`), and what is allowed there. */
export const fieldErrorSchema = z.object({ path: z.string(), message: z.string() });
export type FieldError = z.infer<typeof fieldErrorSchema>;

/** RFC 9457 problem details. `title` is in the asker's language, `errors` and `detail` are for developers. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: problemCodeSchema,
  detail: z.string().optional(),
  errors: z.array(fieldErrorSchema).optional(),
  /** Seconds to wait before another try, with `too_many_requests`, `unavailable` and what stands for a pad that is away; the header `Retry-After` says the same. */
  retryAfter: z.number().int().positive().optional(),
});
export type Problem = z.infer<typeof problemSchema>;
