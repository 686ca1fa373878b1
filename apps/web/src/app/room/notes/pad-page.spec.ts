import { describe, expect, it } from 'vitest';
import { padPage } from './pad-page';

const padUrl = 'https://pad.example.org/p/g.1%24notes';

describe('the page of a pad', () => {
  it('says in which colour and language somebody writes, and that no chat is wanted', () => {
    expect(padPage(padUrl, { color: '#E5d5bb', language: 'fr' })).toBe(
      `${padUrl}?userColor=%23E5d5bb&lang=fr&showChat=false`,
    );
  });

  it('says nothing of a colour that Etherpad does not know', () => {
    expect(padPage(padUrl, { color: 'oklch(0.9 0.1 90)', language: 'en' })).toBe(`${padUrl}?lang=en&showChat=false`);
  });
});
