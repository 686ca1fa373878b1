import { Module, RequestMethod, type DynamicModule } from '@nestjs/common';
import { LoggerModule, type Params } from 'nestjs-pino';
import { securityHeaders } from '../http/security-headers.js';
import { withoutToken } from '../http/without-token.js';
import { currentOrigin } from './origin.js';

function levelOf(status: number): 'debug' | 'info' | 'error' {
  if (status >= 500) return 'error';
  // Who floods us must not flood the log.
  if (status === 429) return 'debug';
  return status >= 400 ? 'info' : 'debug';
}

interface SerializedRequest {
  id: unknown;
  method: string;
  url: string;
  headers: Record<string, unknown>;
  remoteAddress: string;
}

/** What is worth a line of a request. Its path may be as long as the caller likes. */
function brief({ id, method, url, headers, remoteAddress }: SerializedRequest) {
  const { 'user-agent': userAgent, 'x-forwarded-for': forwardedFor } = headers;
  return { id, method, url: withoutToken(url.slice(0, 200)), remoteAddress, userAgent, forwardedFor };
}

interface SerializedResponse {
  statusCode: number;
  headers: Record<string, unknown>;
}

const alike = new Set([...Object.keys(securityHeaders), 'Strict-Transport-Security'].map((name) => name.toLowerCase()));

/** Without what all answers say alike. */
function briefAnswer({ statusCode, headers }: SerializedResponse) {
  return { statusCode, headers: Object.fromEntries(Object.entries(headers).filter(([name]) => !alike.has(name))) };
}

export interface LogOptions {
  /** The least level that is logged. */
  level: string;
  /** Where the lines go; standard output by default. */
  stream?: { write(line: string): void };
}

/** One JSON line an event, on standard output. Requests are logged at `debug`, refused ones at `info`, our own faults at `error`. */
@Module({})
export class LoggingModule {
  static forRoot({ level, stream }: LogOptions): DynamicModule {
    const options = {
      level,
      // A statement that failed may have a mail among its values, with the link that lets somebody in.
      // mysql2 writes the values into the statement, and TypeORM keeps what the driver says in two places.
      redact: [
        'res.headers["set-cookie"]',
        ...['err', 'err.driverError'].flatMap((error) => [`${error}.parameters`, `${error}.sql`]),
      ],
      serializers: { req: brief, res: briefAnswer },
      // A new one each time: pino writes into it.
      mixin: () => ({ ...currentOrigin() }),
      customLogLevel: (_request, { statusCode }, error) => levelOf(error ? 500 : statusCode),
    } satisfies Params['pinoHttp'];
    return {
      module: LoggingModule,
      imports: [
        LoggerModule.forRoot({
          forRoutes: [{ path: '{*path}', method: RequestMethod.ALL }],
          pinoHttp: stream ? [options, stream] : options,
        }),
      ],
    };
  }
}
