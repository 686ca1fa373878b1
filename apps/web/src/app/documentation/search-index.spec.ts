import { describe, expect, it } from 'vitest';
import { SearchIndex } from './search-index';

const section = (id: string, title: string, text: string) => ({ page: 'guide/x', pageTitle: 'Guide', id, title, text });
const index = new SearchIndex([
  section('share', 'Partager votre écran', 'Choisissez un écran, une fenêtre ou un onglet.'),
  section('mute', 'Couper le micro', `${'Mot '.repeat(80)}Un partage peut continuer. ${'Fin '.repeat(80)}`),
  section('leave', 'Quitter', 'Un clic suffit.'),
]);
const found = (query: string) => index.search(query).map(({ id }) => id);

describe('the index of the documentation', () => {
  it.each([
    ['ecran', ['share']],
    ['ÉCRAN', ['share']],
    ['part', ['share', 'mute']],
    ['partge', ['mute']],
    ['clic suffit', ['leave']],
    ['clic fenetre', []],
    ['', []],
  ])('finds by %j', (query, wanted) => {
    expect(found(query).toSorted()).toEqual(wanted.toSorted());
  });

  it('puts what has it in its title first', () => {
    expect(found('part')[0]).toBe('share');
  });

  it('shows a part around what was found', () => {
    const [hit] = index.search('continuer');
    expect(hit?.excerpt).toMatch(/^… Mot .*partage peut continuer.* …$/);
    expect(hit!.excerpt.length).toBeLessThan(150);
  });
});
