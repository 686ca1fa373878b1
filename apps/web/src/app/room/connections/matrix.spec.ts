import type { LinkReport } from '@vroom/contract';
import { describe, expect, it } from 'vitest';
import { apartIn, matrixOf, type Reporter } from './matrix';

const direct = (peer: string): LinkReport => ({ peer, state: 'connected', via: 'direct', quality: 'good' });
const relayed = (peer: string): LinkReport => ({ peer, state: 'connected', via: 'relayed', quality: 'warn' });
const down = (peer: string, state: 'connecting' | 'broken' = 'broken'): LinkReport => {
  return { peer, state, via: null, quality: null };
};
const ann = (...links: LinkReport[]): Reporter => ({ id: 'ann', links });
const bob = (...links: LinkReport[]): Reporter => ({ id: 'bob', links });
const silent = (id: string): Reporter => ({ id, links: null });

/** `ann>bob direct good`, and so on. */
const shown = (...people: Reporter[]) =>
  matrixOf(people).flatMap(({ id, cells }) =>
    cells.map((cell) => `${id}>${cell.id} ${[cell.state, cell.quality].filter(Boolean).join(' ')}`),
  );

describe('who reaches whom', () => {
  it('is what each says of their own connections', () => {
    const all = [ann(direct('bob'), relayed('eve')), bob(direct('ann'), down('eve')), { id: 'eve', links: [] }];
    expect(shown(...all)).toEqual([
      'ann>bob direct good',
      'ann>eve relayed warn',
      'bob>ann direct good',
      'bob>eve broken',
      'eve>ann relayed warn',
      'eve>bob broken',
    ]);
  });

  it('is what the others say of somebody who cannot be asked', () => {
    expect(shown(ann(direct('bob'), down('eve')), bob(direct('ann'), relayed('eve')), silent('eve')).slice(-2)).toEqual(
      ['eve>ann broken', 'eve>bob relayed warn'],
    );
  });

  it('is unknown where neither says anything, and which way is unknown until it is measured', () => {
    expect(shown(silent('ann'), silent('bob'))).toEqual(['ann>bob unknown', 'bob>ann unknown']);
    expect(shown(ann({ ...direct('bob'), via: null, quality: null }), silent('bob'))[0]).toBe('ann>bob connected');
  });

  it('has no use for what is said of people who are not here, or of oneself', () => {
    expect(shown(ann(direct('ann'), direct('gone')), silent('bob'))).toEqual(['ann>bob unknown', 'bob>ann unknown']);
  });

  it('of nobody is nothing', () => expect(matrixOf([])).toEqual([]));
});

describe('those who do not reach each other', () => {
  it.each([
    ['one says so', [ann(down('bob')), bob(direct('ann'))], [['ann', 'bob']]],
    ['both say so, once', [ann(down('bob')), bob(down('ann', 'connecting'))], [['ann', 'bob']]],
    ['one of them cannot be asked', [ann(down('bob', 'connecting')), silent('bob')], [['ann', 'bob']]],
    ['nobody, where all is well', [ann(direct('bob')), bob(relayed('ann'))], []],
    ['nobody, where nothing is known', [silent('ann'), silent('bob')], []],
  ])('%s', (_what, people, pairs) => expect(apartIn(matrixOf(people))).toEqual(pairs));
});
