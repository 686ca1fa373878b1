import { Module } from '@nestjs/common';
import { TypeOrmModule, type TypeOrmModuleOptions } from '@nestjs/typeorm';
import { SETTINGS } from '../config/config.token.js';
import type { Settings } from '../config/settings.js';
import { prepareSqliteFile } from './dsn.js';
import { migrations } from './migrations/all.js';

function options(settings: Settings): TypeOrmModuleOptions {
  return {
    type: 'better-sqlite3',
    database: prepareSqliteFile(settings.database.dsn),
    // Readers don't wait for the writer, and a crash loses at most what was not committed.
    enableWAL: true,
    prepareDatabase: (db: { pragma(text: string): void }) => {
      db.pragma('busy_timeout = 5000');
      db.pragma('synchronous = NORMAL');
    },
    autoLoadEntities: true,
    synchronize: false,
    migrations,
    migrationsRun: true,
    migrationsTransactionMode: 'each',
    retryAttempts: 0,
  };
}

@Module({ imports: [TypeOrmModule.forRootAsync({ inject: [SETTINGS], useFactory: options })] })
export class DatabaseModule {}
