import { errorWords } from './error-words';
import type { Notices } from './notices';

/** Says that what one wanted did not happen, and why. @param id what failed: a later failure of it takes this one's place */
export function showFailure(notices: Notices, id: string, error: unknown): void {
  const { text, key } = errorWords(error);
  notices.show({ id, tone: 'danger', ...(text === undefined ? { key } : { text }) });
}
