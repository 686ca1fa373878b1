import { describe, expect, it } from 'vitest';
import { parseDatabaseDsn } from './database-dsn.js';

const server = { kind: 'mysql', database: 'vroom', host: 'db.example.net', port: 3306 };

describe('parseDatabaseDsn', () => {
  it.each([
    ['sqlite:data/vroom.db', { kind: 'sqlite', path: 'data/vroom.db' }],
    ['sqlite::memory:', { kind: 'sqlite', path: ':memory:' }],
    ['mysql://db.example.net/vroom', server],
    ['mariadb://ann:p%40ss@db.example.net:3307/vroom', { ...server, port: 3307, user: 'ann', password: 'p@ss' }],
    ['mysql://[::1]/vroom', { ...server, host: '::1' }],
    ['DBI:mysql:database=vroom;host=db.example.net', server],
    ['dbi:MariaDB:dbname=vroom:host=db.example.net:port=3307', { ...server, port: 3307 }],
    ['DBI:mysql:vroom', { ...server, host: 'localhost' }],
    [
      'DBI:mysql:database=vroom;mysql_socket=/run/mysqld/mysqld.sock',
      { ...server, host: 'localhost', socket: '/run/mysqld/mysqld.sock' },
    ],
  ])('reads %s', (text, expected) => {
    expect(parseDatabaseDsn(text)).toEqual(expected);
  });

  it.each([
    '',
    'sqlite:',
    'vroom',
    'postgres://db.example.net/vroom',
    'mysql://db.example.net',
    'mysql://db.example.net/',
    'mysql:///vroom',
    'mysql://db.example.net/vroom?ssl=1',
    'mysql://a%zz@db.example.net/vroom',
    'mysql://db.example.net/vroom/more',
    'mysql://db.example.net/`vroom`',
    'DBI:Pg:database=vroom',
    'DBI:mysql:database=vroom;port=0',
    'DBI:mysql:host=db.example.net',
    'DBI:mysql:database=vroom;ssl=1',
  ])('does not take %j', (text) => {
    expect(parseDatabaseDsn(text)).toBeUndefined();
  });
});
