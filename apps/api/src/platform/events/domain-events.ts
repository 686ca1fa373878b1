import { Global, Injectable, Module } from '@nestjs/common';
import { filter, map, Subject, type Observable } from 'rxjs';

/** What modules tell each other without knowing each other, in the past tense. */
export interface DomainEventMap {
  'session.closed': { principalId: string };
}

type Name = keyof DomainEventMap;

/** Who must reach live peers publishes here, and signaling listens: nothing imports signaling. */
@Injectable()
export class DomainEvents {
  private readonly published = new Subject<{ name: string; data: DomainEventMap[Name] }>();

  publish<N extends Name>(name: N, data: DomainEventMap[N]): void {
    this.published.next({ name, data });
  }

  on<N extends Name>(name: N): Observable<DomainEventMap[N]> {
    return this.published.pipe(
      filter((event) => event.name === name),
      map(({ data }) => data),
    );
  }
}

@Global()
@Module({ providers: [DomainEvents], exports: [DomainEvents] })
export class DomainEventsModule {}
