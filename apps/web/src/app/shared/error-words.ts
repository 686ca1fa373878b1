import { ApiError } from '@vroom/api-client';

/** What to say about a failure: the server's own sentence, else a translation key. */
export interface ErrorWords {
  text?: string;
  key: string;
}

export function errorWords(error: unknown): ErrorWords {
  if (!(error instanceof ApiError) || error.code === 'unexpected_answer') return { key: 'errors.unexpectedAnswer' };
  if (error.code === 'unreachable') return { key: 'errors.unreachable' };
  return { text: error.title, key: 'errors.unexpectedAnswer' };
}
