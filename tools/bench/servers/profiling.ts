/** For who looks for the cause of a figure: `VROOM_BENCH_PROFILE=/tmp/profiles npm run bench -- relay`. */

/** Node's options for a server of ours; its profile is written when it stops. */
export function profiling(): string[] {
  const folder = process.env['VROOM_BENCH_PROFILE'];
  return folder === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${folder}`, '--cpu-prof-interval=500'];
}
