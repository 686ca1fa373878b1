/** Whether the server in this container can work: ends with 0, or with 1 and a line that says what /readyz has answered. */
const port = process.env.VROOM_DAEMON_LISTEN_PORT ?? '8090';
try {
  const answer = await fetch(`http://127.0.0.1:${port}/readyz`, { signal: AbortSignal.timeout(4000) });
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
} catch (error) {
  console.error(`not ready: ${error.cause?.message ?? error.message}`);
  process.exitCode = 1;
}
