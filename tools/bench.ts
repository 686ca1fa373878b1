/** Measures VROOM beside bare servers: `npm run bench`, or `npm run bench -- relay join` for some rows. See docs/performance.md. */
import { runBench } from './bench/run.ts';

process.exitCode = await runBench(process.argv.slice(2));
