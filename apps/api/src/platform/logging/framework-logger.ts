import type { LoggerService } from '@nestjs/common';

/** What Nest says of itself at every start; of use only to who debugs Nest. */
const ownTalk: ReadonlySet<string> = new Set([
  'InstanceLoader',
  'NestApplication',
  'NestFactory',
  'RouterExplorer',
  'RoutesResolver',
  'WebSocketsController',
]);

/** Passes everything to the logger, the framework's own start-up talk at `debug` instead of `info`. */
export function quietFramework(logger: LoggerService): LoggerService {
  return {
    log: (message: unknown, ...rest: unknown[]) => {
      if (ownTalk.has(String(rest.at(-1)))) logger.debug?.(message, ...rest);
      else logger.log(message, ...rest);
    },
    error: (message: unknown, ...rest: unknown[]): void => void logger.error(message, ...rest),
    warn: (message: unknown, ...rest: unknown[]): void => void logger.warn(message, ...rest),
    debug: (message: unknown, ...rest: unknown[]): void => void logger.debug?.(message, ...rest),
    verbose: (message: unknown, ...rest: unknown[]): void => void logger.verbose?.(message, ...rest),
    fatal: (message: unknown, ...rest: unknown[]): void => void logger.fatal?.(message, ...rest),
  };
}
