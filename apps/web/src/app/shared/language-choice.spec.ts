import { describe, expect, it } from 'vitest';
import { chooseLanguage } from './language-choice';

describe('chooseLanguage', () => {
  it('keeps what was chosen before, whatever the browser wants', () => {
    expect(chooseLanguage('en', ['fr-FR'])).toBe('en');
  });

  it('takes the first language of the browser that the app speaks', () => {
    expect(chooseLanguage(undefined, ['de-DE', 'fr-CA', 'en'])).toBe('fr');
    expect(chooseLanguage(undefined, ['FR'])).toBe('fr');
  });

  it('falls back to English', () => {
    expect(chooseLanguage(undefined, ['de', 'frr'])).toBe('en');
    expect(chooseLanguage(undefined, [])).toBe('en');
  });
});
