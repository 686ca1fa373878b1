import * as z from 'zod';
import { emailInput, textInput } from '../common.js';

export const maxFeedbackComment = 5000;

export const feedbackInput = z.strictObject({
  /** Where an answer may go. */
  email: emailInput.optional(),
  comment: textInput(maxFeedbackComment),
});
export type FeedbackInput = z.infer<typeof feedbackInput>;
