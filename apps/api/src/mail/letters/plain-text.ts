import { oneLine } from '../mail-address.js';
import type { Action, Letter } from './letter.js';

/** The letter without any form, for who reads mails as text. @param name what the instance is called */
export function plainText({ heading, paragraphs, facts, quote, actions, notes, colon }: Letter, name: string): string {
  const blocks = [
    heading,
    ...paragraphs,
    facts.map(({ label, value }) => `${label}${colon}${oneLine(value)}`).join('\n'),
    quote.map((line) => `> ${line}`.trimEnd()).join('\n'),
    ...actions.map((action) => actionText(action, colon)),
    ...notes,
    // What comes after this mark is a signature (RFC 3676 §4.3).
    `-- \n${name}`,
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

function actionText({ lead, label, url }: Action, colon: string): string {
  return `${lead === undefined ? '' : `${lead}\n`}${label}${colon.trimEnd()}\n${url}`;
}
