import { Injectable } from '@nestjs/common';
import {
  DataSource,
  EventSubscriber,
  type EntityManager,
  type EntitySubscriberInterface,
  type QueryRunner,
} from 'typeorm';
import { Subject } from 'rxjs';

/** Says when there is a new mail in the queue to be seen: one of a transaction only once that is committed. */
@Injectable()
@EventSubscriber()
export class MailCommits implements EntitySubscriberInterface {
  /** A mail may be waiting. */
  readonly arrived = new Subject<void>();
  private readonly open = new WeakSet<QueryRunner>();

  constructor(database: DataSource) {
    database.subscribers.push(this);
  }

  added(manager: EntityManager | undefined): void {
    const runner = manager?.queryRunner;
    if (runner?.isTransactionActive) this.open.add(runner);
    else this.arrived.next();
  }

  afterTransactionCommit({ queryRunner }: { queryRunner: QueryRunner }): void {
    if (this.open.delete(queryRunner)) this.arrived.next();
  }

  afterTransactionRollback({ queryRunner }: { queryRunner: QueryRunner }): void {
    this.open.delete(queryRunner);
  }
}
