/** In each process of tests that run on Redis: where it is. */
import { inject } from 'vitest';
import './on-redis.ts';

process.env['VROOM_TEST_REDIS'] = inject('redis');
