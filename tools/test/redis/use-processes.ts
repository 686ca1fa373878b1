/** In each process of tests whose servers are two processes: the Redis they share. */
import { inject } from 'vitest';
import './on-redis.ts';

process.env['VROOM_TEST_PROCESSES_REDIS'] = inject('redis');
