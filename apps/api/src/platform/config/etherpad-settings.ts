import * as z from 'zod';
import { domainName, publicUrl } from './setting-types.js';

/** The section `etherpad`: pads beside the rooms. */
export const etherpadSettings = z.object({
  uri: publicUrl
    .default('')
    .describe(
      'Where browsers reach an Etherpad, such as `https://pad.example.org`, in which each room has a pad: see docs/etherpad.md.',
    ),
  api_key: z.string().default('').describe("The key of Etherpad's HTTP API, as its `APIKEY.txt` has it."),
  api_key_file: z.string().default('').describe('In place of the key, the file that has it.'),
  base_domain: domainName
    .default('')
    .describe(
      'The domain that VROOM and Etherpad are both in, such as `example.org`; empty where both have the same host.',
    ),
  internal_uri: publicUrl
    .default('')
    .describe('Where VROOM itself reaches that Etherpad, if not as browsers do, such as `http://127.0.0.1:9001`.'),
});
