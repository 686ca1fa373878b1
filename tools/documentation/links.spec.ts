import { describe, expect, it } from 'vitest';
import { linkProblems, problemWith } from './links.ts';
import { anchorsOf } from './markdown.ts';

describe('a link', () => {
  const text = '# Page\n\n## Run it, now!\n\n## `npm` & co\n\n## Run it, now!\n';
  const asked = (target: string) => problemWith(target, 'docs/turn.md', text);

  it.each(['audit.md', 'adr/README.md', '../README.md#test-it', '#run-it-now', 'https://example.org/x'])(
    'to %s is well',
    (target) => {
      expect(asked(target)).toBeUndefined();
    },
  );

  it.each(['nowhere.md', '../docs/adr/9999.md', '#run-it', 'audit.md#nothing'])('to %s is told of', (target) => {
    expect(asked(target)).toContain(target);
  });

  it('finds the anchors that GitHub gives', () => {
    expect([...anchorsOf(text)]).toEqual(['page', 'run-it-now', 'npm--co', 'run-it-now-1']);
  });
});

it('of our own pages leads somewhere', () => {
  expect(linkProblems().problems).toEqual([]);
});
