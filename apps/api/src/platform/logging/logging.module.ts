import { Module, RequestMethod, type DynamicModule } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';

function levelOf(status: number): 'debug' | 'info' | 'error' {
  if (status >= 500) return 'error';
  return status >= 400 ? 'info' : 'debug';
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
            redact: [
              'req.headers.cookie',
              'req.headers.authorization',
              'req.headers["x-vroom-api-key"]',
              'res.headers["set-cookie"]',
            ],
            customLogLevel: (_request, { statusCode }, error) => levelOf(error ? 500 : statusCode),
          },
        }),
      ],
    };
  }
}
