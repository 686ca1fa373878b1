import { ApiError } from '@vroom/api-client';
import { expect, it } from 'vitest';
import { errorWords } from './error-words';

it('passes on the sentence of the server', () => {
  expect(errorWords(new ApiError('room_locked', 'Ce salon est verrouillé.')).text).toBe('Ce salon est verrouillé.');
});

it('finds own words where the server gave none', () => {
  expect(errorWords(new ApiError('unreachable', 'no answer'))).toEqual({ key: 'errors.unreachable' });
  expect(errorWords(new ApiError('unexpected_answer', 'HTTP 502'))).toEqual({ key: 'errors.unexpectedAnswer' });
  expect(errorWords(new TypeError('x'))).toEqual({ key: 'errors.unexpectedAnswer' });
});
