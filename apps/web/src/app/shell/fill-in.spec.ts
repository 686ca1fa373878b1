import { describe, expect, it } from 'vitest';
import { fillIn } from './fill-in';

describe('values in texts', () => {
  it.each([
    ['Hello {{name}} of {{ room }}', { name: 'Ann', room: 'atelier' }, 'Hello Ann of atelier'],
    ['{{count}} people', { count: 0 }, '0 people'],
    ['Hello {{name}}', {}, 'Hello '],
    ['Hello', { name: 'Ann' }, 'Hello'],
    // What people write is no text of ours.
    ['Hello {{name}}', { name: '{{name}}' }, 'Hello {{name}}'],
    ['{{email}}: {{message}}', { email: 'a@b.c', message: '{{email}} $& $1' }, 'a@b.c: {{email}} $& $1'],
  ])('%s with %j', (text, values, expected) => {
    expect(fillIn(text, values)).toBe(expected);
  });
});
