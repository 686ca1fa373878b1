import { expect, it } from 'vitest';
import { differing, filled } from './filter-values';

const initial = { q: '', sort: '-createdAt' };

it('takes what the address has, else what is so at first', () => {
  expect(filled(initial, (name) => (name === 'q' ? 'atelier' : null))).toEqual({ q: 'atelier', sort: '-createdAt' });
  expect(filled(initial, (name) => (name === 'sort' ? '' : null))).toEqual({ q: '', sort: '' });
});

it('leaves out of the address what is as at first', () => {
  expect(differing(initial, { q: 'atelier', sort: '-createdAt' })).toEqual({ q: 'atelier', sort: null });
  expect(differing(initial, {})).toEqual({ q: null, sort: null });
});
