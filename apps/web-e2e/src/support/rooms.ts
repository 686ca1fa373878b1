import { RestClient } from '@vroom/api-client';

/** Makes a room as an integrator would. @returns the address people open */
export async function createRoom(serverUrl: string): Promise<string> {
  const { name } = await new RestClient({ baseUrl: serverUrl }).call('createRoom', { body: {} });
  return `${serverUrl}/${name}`;
}
