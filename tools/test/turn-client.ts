import { spawn } from 'node:child_process';
import { once } from 'node:events';

export interface TurnAttempt {
  port: number;
  username: string;
  credential: string;
  /** Where to relay to. */
  peer: string;
}

/** What its words mean. `allowed`: there is a relay that may send to the peer. */
const outcomes = {
  allowed: /Total connect time is/,
  refused: /Cannot complete Allocation/,
  full: /error 486/,
  denied: /error 403 \(Forbidden IP\)/,
} as const;
export type TurnOutcome = keyof typeof outcomes;

/** Asks a TURN server of the loopback for a relay to a peer, with coturn's own client. Sends the peer nothing. */
export async function tryTurn({ port, username, credential, peer }: TurnAttempt): Promise<TurnOutcome> {
  const args = ['-v', '-c', '-n', '0', '-u', username, '-w', credential, '-e', peer, '-p', String(port), '127.0.0.1'];
  const child = spawn('/usr/bin/turnutils_uclient', args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const closed = once(child, 'close');
  let output = '';
  const outcome = await new Promise<TurnOutcome | undefined>((resolve) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      const found = Object.entries(outcomes).find(([, words]) => words.test(output));
      if (found) resolve(found[0] as TurnOutcome);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    void closed.then(() => resolve(undefined));
  });
  // It has said what we want to know; left alone it goes on for seconds.
  child.kill('SIGKILL');
  await closed;
  if (!outcome) throw new Error(`turnutils_uclient said nothing that we know:\n${output}`);
  return outcome;
}
