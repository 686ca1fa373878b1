import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { Ack } from '@vroom/contract';
import { map, type Observable } from 'rxjs';

/** What a handler returns becomes `{ok: true, data}`; the adapter hands it to the acknowledgement, if there is one. */
@Injectable()
export class AckInterceptor implements NestInterceptor {
  intercept(_context: ExecutionContext, next: CallHandler<unknown>): Observable<Ack<unknown>> {
    return next.handle().pipe(map((data) => ({ ok: true, data: data ?? null })));
  }
}
