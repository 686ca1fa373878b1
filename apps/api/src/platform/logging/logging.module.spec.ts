import { NestFactory } from '@nestjs/core';
import { Logger } from 'nestjs-pino';
import { QueryFailedError } from 'typeorm';
import { describe, expect, it } from 'vitest';
import { LoggingModule } from './logging.module.js';

/** What mysql2 makes of a statement that failed: the values stand in it. */
function failure(): QueryFailedError {
  const sql = "INSERT INTO mails (content) VALUES ('https://meet.example.org/a?invitation=hush')";
  const said = Object.assign(new Error('Data too long for column'), { code: 'ER_DATA_TOO_LONG', sql });
  return new QueryFailedError('INSERT INTO mails (content) VALUES (?)', ['hush'], said);
}

describe('the log', () => {
  it('says what failed in the database, and none of the values', async () => {
    let output = '';
    const stream = { write: (line: string) => (output += line) };
    const house = await NestFactory.createApplicationContext(LoggingModule.forRoot({ level: 'info', stream }), {
      logger: false,
    });
    house.get(Logger).error(failure());
    expect(output).toContain('Data too long for column');
    expect(output).toContain('ER_DATA_TOO_LONG');
    expect(output).not.toContain('hush');
    await house.close();
  });
});
