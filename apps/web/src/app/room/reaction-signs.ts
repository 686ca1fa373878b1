import type { ReactionName } from '@vroom/contract';

/** What a reaction looks like, and the translation key of its word. */
export const reactionSigns: Readonly<Record<ReactionName, { readonly sign: string; readonly key: string }>> = {
  agree: { sign: '👍', key: 'room.reactions.agree' },
  applause: { sign: '👏', key: 'room.reactions.applause' },
  love: { sign: '❤️', key: 'room.reactions.love' },
  laugh: { sign: '😂', key: 'room.reactions.laugh' },
  surprise: { sign: '😮', key: 'room.reactions.surprise' },
  celebrate: { sign: '🎉', key: 'room.reactions.celebrate' },
};
