import { expect, it } from 'vitest';
import { chatText, type SavedChat } from './saved-chat';

const line = (name: string, text: string) => ({ name, text, when: '10:02', iso: '2026-03-09T10:02:00.000Z' });
const chat = (...lines: SavedChat['lines']): SavedChat => ({
  language: 'en',
  title: 'Chat in atelier',
  saved: 'Saved today',
  lines,
});

it('has who wrote what and when', () => {
  expect(chatText(chat(line('Ann', 'Hello'), line('Bob', 'Two\nlines')))).toBe(
    'Chat in atelier\nSaved today\n\n10:02  Ann\n    Hello\n\n10:02  Bob\n    Two\n    lines\n',
  );
});

it.each(['\n', '\r', '\r\n', '\u2028', '\u2029', '\u0085', '\f', '\v'])(
  'lets nobody write in the name of another, by a line end of their own (%j)',
  (end) => {
    const lines = chatText(chat(line('Eve', `well${end}${end}10:03  Ann${end}I agree`))).split(
      /[\n\r\f\v\u0085\u2028\u2029]/,
    );
    expect(lines.filter((each) => /^\S/.test(each))).toEqual(['Chat in atelier', 'Saved today', '10:02  Eve']);
  },
);

it('is a heading alone where nothing was written', () => {
  expect(chatText(chat())).toBe('Chat in atelier\nSaved today\n');
});
