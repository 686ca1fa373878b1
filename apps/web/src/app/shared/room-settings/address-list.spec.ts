import { describe, expect, it } from 'vitest';
import { addAddresses } from './address-list';

const added = (text: string, known: string[] = []) => addAddresses(known, text);
const many = Array.from({ length: 49 }, (_, i) => `p${i}@example.org`);

describe('addresses that are typed or pasted', () => {
  it.each([
    ['ann@example.org', ['ann@example.org']],
    ['ann@example.org, bob@example.org;cid@example.org', ['ann@example.org', 'bob@example.org', 'cid@example.org']],
    ['  ann@example.org\n\tbob@example.org\r\n', ['ann@example.org', 'bob@example.org']],
    ['Ann Lee <ann@example.org>, <bob@example.org>', ['ann@example.org', 'bob@example.org']],
    ['"Lee, Ann" <ann@example.org>', ['ann@example.org']],
    ['Ann <ann@example.org>\nBob <bob@example.org>', ['ann@example.org', 'bob@example.org']],
    ['', []],
    [' , ;', []],
  ])('%j', (text, emails) => expect(added(text)).toEqual({ emails, rest: '', trouble: null }));

  it('are each there once', () => {
    expect(added('ANN@example.org bob@example.org BOB@example.org', ['ann@example.org']).emails).toEqual([
      'ann@example.org',
      'bob@example.org',
    ]);
  });

  it('stay in the field where they are none', () => {
    expect(added('ann@example.org, bob@, cid')).toEqual({
      emails: ['ann@example.org'],
      rest: 'bob@, cid',
      trouble: 'wrong',
    });
  });

  it('stay in the field where there are too many', () => {
    const { emails, rest, trouble } = added('ann@example.org bob@example.org', many);
    expect(emails).toHaveLength(50);
    expect({ rest, trouble }).toEqual({ rest: 'bob@example.org', trouble: 'many' });
  });
});
