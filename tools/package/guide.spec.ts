import { expect, it } from 'vitest';
import { commandsBelow } from './guide.ts';

const guide =
  '# A\n\n### One\n\nWords.\n\n```sh\nfirst\nsecond\n```\n\n```ini\nno\n```\n\n```sh\nthird\n```\n\n### Two\n\n### Three\n\n```sh\nlast\n```\n';

it('takes the commands below a heading, in their order', () => {
  expect(commandsBelow(guide, '### One')).toBe('first\nsecond\nthird\n');
  expect(commandsBelow(guide, '### Three')).toBe('last\n');
});

it('says what is missing', () => {
  expect(() => commandsBelow(guide, '### Two')).toThrow('The guide has no commands below ### Two');
  expect(() => commandsBelow(guide, '### Four')).toThrow('The guide has no ### Four');
});
