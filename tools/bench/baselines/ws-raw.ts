/** The floor: `ws` that passes bytes on to who is named by the first eight of them. */
import { serve } from './ws-clients.ts';

const addressLength = 8;

serve((bytes, _from, clients) => {
  clients.get(bytes.toString('latin1', 0, addressLength))?.send(bytes.subarray(addressLength), { binary: false });
});
