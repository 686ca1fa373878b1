/** In each process of tests that run on MariaDB: where it is. */
import { inject } from 'vitest';
import './on-mariadb.ts';

process.env['VROOM_TEST_MARIADB'] = inject('mariadb');
