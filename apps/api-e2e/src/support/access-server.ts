import { VroomServer } from '../../../../tools/test/vroom-server.ts';
import { instanceLimit } from '../../../../tools/access/settings.ts';
import { watchOutbox } from './outbox.ts';
import { startPadStandIn } from './pad-stand-in.ts';
import { adminPassword } from './scene.ts';

/** Names that can't be reserved on this server. */
export const commonNames = Array.from({ length: 9 }, (_, index) => `common-${index}`);

/** Where nobody listens, which is noticed at once. */
const nobody = '127.0.0.1:9';

/** A server on which everything that the contract has is switched on. */
export async function startAccessServer(): Promise<VroomServer> {
  const server = await VroomServer.start({
    VROOM_ADMIN_PASSWORD: adminPassword,
    VROOM_ROOMS_MAX_MEMBERS: String(instanceLimit),
    VROOM_ROOMS_COMMON_NAMES: commonNames.join(', '),
    VROOM_EMAIL_CONTACT: 'operator@example.org',
    VROOM_TURN_STUN_SERVER: `stun:${nobody}`,
    VROOM_TURN_TURN_SERVER: `turn:${nobody}`,
    VROOM_TURN_CREDENTIALS: 'rest',
    VROOM_TURN_SECRET_KEY: 'shared-with-the-turn-server',
    VROOM_ETHERPAD_URI: await startPadStandIn(),
    VROOM_ETHERPAD_API_KEY: 'shared-with-etherpad',
  });
  watchOutbox(server);
  return server;
}
