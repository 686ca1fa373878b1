import type { QuestionWords } from '../question';

/** Before what was changed and not saved is lost. */
export const discardQuestion: QuestionWords = {
  heading: 'settings.discard.heading',
  text: 'settings.discard.text',
  yes: 'settings.discard.yes',
  no: 'settings.discard.no',
  danger: true,
};

/** Before a room goes, with its settings and the meeting in it. It names the room. */
export const deleteQuestion: QuestionWords = {
  heading: 'settings.delete.heading',
  text: 'settings.delete.text',
  yes: 'settings.delete.yes',
  no: 'room.chairman.cancel',
  danger: true,
};
