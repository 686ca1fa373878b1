/** Shapes that several messages are made of: each has a name on the page, and stands there once. */
import {
  chatEntrySchema,
  iceServerSchema,
  invitationNewsSchema,
  linkReportSchema,
  mediaStateSchema,
  moderationSchema,
  noticeActionSchema,
  peerColorSchema,
  peerSchema,
  problemCodeSchema,
  publicRoomSchema,
  reactionNameSchema,
  signalInput,
  signalingErrorSchema,
  snapshotSchema,
} from '@vroom/contract';
import { registry, toJSONSchema } from 'zod';
import type { ZodType } from 'zod';
import { typeText, type Schema } from './type-text.ts';

const named = {
  MediaState: mediaStateSchema,
  Moderation: moderationSchema,
  Peer: peerSchema,
  PublicRoom: publicRoomSchema,
  Snapshot: snapshotSchema,
  IceServer: iceServerSchema,
  Signal: signalInput,
  ChatEntry: chatEntrySchema,
  LinkReport: linkReportSchema,
  InvitationNews: invitationNewsSchema,
  NoticeAction: noticeActionSchema,
  PeerColor: peerColorSchema,
  ReactionName: reactionNameSchema,
  SignalingError: signalingErrorSchema,
  ProblemCode: problemCodeSchema,
} as const;

export const shapeWords: Record<keyof typeof named, string> = {
  MediaState: 'What somebody sends at the moment, as they say themselves.',
  Moderation: 'What the chairmen have asked of somebody.',
  Peer: 'A person in a room. `hand` is when it was raised; `revision` counts the changes, so that an older event is known as such.',
  PublicRoom: 'What everybody in the room may know of its settings.',
  Snapshot: 'The whole state of the room for who joins. From then on events carry the changes.',
  IceServer: 'An entry of `RTCConfiguration.iceServers`.',
  Signal: 'A description or a candidate of WebRTC; the server passes it on and never reads it.',
  ChatEntry: 'A line of the chat as a peer remembers it. `at` is the clock of its author.',
  LinkReport: 'How the connection of the sender to `peer` is, as the sender sees it.',
  InvitationNews: 'What came of an invitation.',
  NoticeAction: 'What a notice tells of. `claim` is somebody who became an owner by the password.',
  PeerColor: 'Names of colours: what `mint` looks like is a matter of the theme.',
  ReactionName: 'The signs that may be shown for a moment.',
  SignalingError: 'What went wrong, in the language of the session. `retryAfter` is in seconds.',
  ProblemCode: 'The codes of refusals, which the REST API shares. They are stable.',
};

const ids = registry<{ id: string }>();
for (const [id, schema] of Object.entries<ZodType>(named)) ids.add(schema, { id });

/** The type of a message, in the notation of TypeScript; shapes by their names. */
export function typeOf(schema: ZodType): string {
  return typeText(jsonSchema(schema));
}

/** The shapes themselves, in their order. */
export function shapes(): { name: string; words: string; type: string }[] {
  return Object.entries<ZodType>(named).map(([name, schema]) => {
    const { $defs = {}, ...rest } = jsonSchema(schema);
    // Asked for by itself, a named shape may be a mere reference to its definition.
    const own = rest.$ref === undefined ? rest : ($defs[name] ?? rest);
    return { name, words: shapeWords[name as keyof typeof named], type: `type ${name} = ${typeText(own)}` };
  });
}

function jsonSchema(schema: ZodType): Schema {
  return toJSONSchema(schema, { io: 'input', metadata: ids, unrepresentable: 'any' }) as Schema;
}
