/** Finds sections by words, by their beginnings, and where a letter is wrong. */
import MiniSearch from 'minisearch';

/** A section that can be found. */
export interface Found {
  readonly page: string;
  readonly pageTitle: string;
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

export interface Hit extends Found {
  /** A part of the text, around the first word that was found. */
  readonly excerpt: string;
}

const most = 12;
const excerptLength = 140;

/** Who asks is mostly somebody in a room. */
const boostOf = (page: string) => (page.startsWith('guide/') ? 3 : 1);

/** `Écran` is found by `ecran`. */
const folded = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

export class SearchIndex {
  private readonly index: MiniSearch<Found & { number: number }>;

  constructor(private readonly sections: readonly Found[]) {
    this.index = new MiniSearch({
      idField: 'number',
      fields: ['title', 'pageTitle', 'text'],
      processTerm: folded,
      searchOptions: { prefix: true, fuzzy: (term) => (term.length > 4 ? 0.2 : false), combineWith: 'AND' },
    });
    this.index.addAll(sections.map((section, number) => ({ ...section, number })));
  }

  /** The best first. */
  search(query: string): Hit[] {
    const results = this.index.search(query, {
      boost: { title: 4, pageTitle: 2 },
      boostDocument: (number: number) => boostOf(this.sections[number]?.page ?? ''),
    });
    return results.slice(0, most).flatMap(({ id, terms }) => {
      const section = this.sections[Number(id)];
      return section ? [{ ...section, excerpt: excerpt(section.text, terms) }] : [];
    });
  }
}

function excerpt(text: string, terms: readonly string[]): string {
  const plain = folded(text);
  // Folding takes marks away, not letters: in French text it keeps the places.
  const places = terms.map((term) => plain.indexOf(term)).filter((place) => place >= 0);
  const first = places.length > 0 ? Math.min(...places) : 0;
  const start = first < excerptLength / 2 ? 0 : text.indexOf(' ', first - excerptLength / 2) + 1;
  const part = text.slice(start, start + excerptLength);
  return `${start > 0 ? '… ' : ''}${part}${start + excerptLength < text.length ? ' …' : ''}`;
}
