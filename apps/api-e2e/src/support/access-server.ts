import { VroomServer } from '../../../../tools/test/vroom-server.ts';
import { instanceLimit } from '../../../../tools/access/settings.ts';
import { adminPassword } from './scene.ts';

/** Names that can't be reserved on this server. */
export const commonNames = Array.from({ length: 9 }, (_, index) => `common-${index}`);

/** A server on which everything that the contract has is switched on. */
export function startAccessServer(): Promise<VroomServer> {
  return VroomServer.start({
    VROOM_ADMIN_PASSWORD: adminPassword,
    VROOM_ROOMS_MAX_MEMBERS: String(instanceLimit),
    VROOM_ROOMS_COMMON_NAMES: commonNames.join(', '),
    VROOM_TURN_STUN_SERVER: 'stun:stun.example.net:3478',
    VROOM_TURN_TURN_SERVER: 'turn:turn.example.net:3478',
    VROOM_TURN_CREDENTIALS: 'rest',
    VROOM_TURN_SECRET_KEY: 'shared-with-the-turn-server',
  });
}
