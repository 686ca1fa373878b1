import type { ObjectLiteral, QueryDeepPartialEntity, Repository } from 'typeorm';
import { isUniqueViolation } from './unique-violation.js';

/**
 * Inserts a row, unless one with its key is there already. Not by `INSERT IGNORE`, with which MySQL takes no notice of a
 * missing parent either.
 */
export async function insertUnlessThere<T extends ObjectLiteral>(
  rows: Repository<T>,
  row: QueryDeepPartialEntity<T>,
): Promise<void> {
  try {
    await rows.insert(row);
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
  }
}
