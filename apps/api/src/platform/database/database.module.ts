import { Global, Module } from '@nestjs/common';
import { TypeOrmModule, type TypeOrmModuleOptions } from '@nestjs/typeorm';
import type { DataSource, DataSourceOptions } from 'typeorm';
import { SETTINGS } from '../config/config.token.js';
import type { Settings } from '../config/settings.js';
import { dataSourceOptions } from './data-source-options.js';
import { openDatabase } from './open-database.js';
import { Transactions } from './transactions.js';

const options = ({ database }: Settings): TypeOrmModuleOptions => ({
  ...dataSourceOptions(database),
  autoLoadEntities: true,
  retryAttempts: 0,
});

async function open(given?: DataSourceOptions): Promise<DataSource> {
  if (!given) throw new TypeError('A database has options');
  return (await openDatabase(given)).database;
}

@Global()
@Module({
  imports: [TypeOrmModule.forRootAsync({ inject: [SETTINGS], useFactory: options, dataSourceFactory: open })],
  providers: [Transactions],
  exports: [Transactions],
})
export class DatabaseModule {}
