/** Bare `ws`: reads a message as JSON, writes who it is from, and passes it on. */
import { serve } from './ws-clients.ts';

interface Signal {
  to: string;
  [key: string]: unknown;
}

serve((text, from, clients) => {
  const { to, ...signal } = JSON.parse(text.toString()) as Signal;
  clients.get(to)?.send(JSON.stringify({ ...signal, from }));
});
