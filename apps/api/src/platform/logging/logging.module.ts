import { Module, RequestMethod, type DynamicModule } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';

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
  return { id, method, url: url.slice(0, 200), remoteAddress, userAgent, forwardedFor };
}

/** One JSON line an event, on standard output. Requests are logged at `debug`, refused ones at `info`, our own faults at `error`. */
@Module({})
export class LoggingModule {
  static forRoot(level: string): DynamicModule {
    return {
      module: LoggingModule,
      imports: [
        LoggerModule.forRoot({
          forRoutes: [{ path: '{*path}', method: RequestMethod.ALL }],
          pinoHttp: {
            level,
            redact: ['res.headers["set-cookie"]'],
            serializers: { req: brief },
            customLogLevel: (_request, { statusCode }, error) => levelOf(error ? 500 : statusCode),
          },
        }),
      ],
    };
  }
}
