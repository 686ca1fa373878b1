import { Module, RequestMethod, type DynamicModule } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';

/** One JSON line an event, on standard output. Requests are logged at `debug`, failed ones at `warn` and `error`. */
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
            customLogLevel: (_request, response, error) => (error || response.statusCode >= 500 ? 'error' : 'debug'),
          },
        }),
      ],
    };
  }
}
