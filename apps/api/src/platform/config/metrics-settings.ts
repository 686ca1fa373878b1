import * as z from 'zod';
import { listenPlace, scraperToken } from './setting-types.js';

/** Who may read how the instance does: nobody, as long as neither is set. */
export const metricsSettings = z.object({
  listen: listenPlace
    .default('')
    .describe(
      'An address and port of their own for the metrics, such as `127.0.0.1:9464`; nothing else is served there: see docs/metrics.md.',
    ),
  token: scraperToken
    .default('')
    .describe(
      'What a Prometheus must show to read the metrics (`Authorization: Bearer …`). Without an address of their own they are at `/metrics` then.',
    ),
});
