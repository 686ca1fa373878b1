import { DataSource, type DataSourceOptions } from 'typeorm';
import { placeOf } from './data-source-options.js';
import { migrate } from './migrate.js';
import { mysqlFailure } from './mysql-failure.js';

/**
 * Opens a database, with its tables up to date before anything asks for them.
 *
 * @returns it, and the names of the migrations that ran
 * @throws DatabaseError where it can't be used, with what to do
 */
export async function openDatabase(options: DataSourceOptions): Promise<{ database: DataSource; ran: string[] }> {
  const database = new DataSource(options);
  try {
    await database.initialize();
    return { database, ran: await migrate(database) };
  } catch (error) {
    if (database.isInitialized) await database.destroy();
    throw options.type === 'mariadb' ? mysqlFailure(error, placeOf(options)) : error;
  }
}
