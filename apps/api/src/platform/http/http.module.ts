import { Global, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE } from '@nestjs/core';
import { HttpProblemFilter } from '../errors/http-problem.filter.js';
import { ProblemTexts } from '../errors/problem-texts.js';
import { validationPipe } from '../errors/validation.js';
import { BasePath } from './base-path.js';
import { BodyTypeGuard } from './body-type.guard.js';
import { ClientAddresses } from './client-addresses.js';
import { PublicUrl } from './public-url.js';
import { RequestIds } from './request-ids.js';
import { RequestRateGuard } from './request-rate.guard.js';
import { RequestRates } from './request-rates.js';
import { RequestWatch } from './request-watch.js';
import { SameOriginGuard } from './same-origin.guard.js';

/** What every call goes through, whichever module answers it. */
@Global()
@Module({
  providers: [
    ProblemTexts,
    ClientAddresses,
    RequestIds,
    RequestWatch,
    RequestRates,
    PublicUrl,
    BasePath,
    { provide: APP_FILTER, useClass: HttpProblemFilter },
    { provide: APP_PIPE, useValue: validationPipe },
    // First: also what is refused later is looked at and written down, and must be bounded.
    { provide: APP_GUARD, useClass: RequestRateGuard },
    { provide: APP_GUARD, useClass: SameOriginGuard },
    { provide: APP_GUARD, useClass: BodyTypeGuard },
  ],
  exports: [ProblemTexts, ClientAddresses, RequestIds, RequestWatch, RequestRates, PublicUrl, BasePath],
})
export class HttpModule {}
