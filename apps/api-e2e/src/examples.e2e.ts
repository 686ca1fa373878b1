import { endpoints, examples, type AnyExample, type Endpoint, type EndpointName } from '@vroom/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { VroomServer } from '../../../tools/test/vroom-server.ts';
import { startAccessServer } from './support/access-server.ts';
import { make, renamed, shapeOf } from './support/example-calls.ts';
import { Scene } from './support/scene.ts';
import { prepared, stagings } from './support/stagings.ts';

let server: VroomServer;

beforeAll(async () => {
  server = await startAccessServer();
});
afterAll(() => server.stop());

describe('the examples of the API', () => {
  it.each(Object.keys(endpoints) as EndpointName[])('%s answers as its example says', async (name) => {
    const call: Endpoint = endpoints[name];
    const example: AnyExample | undefined = examples[name];
    expect(example, 'There is no example').toBeDefined();
    const scene = await Scene.start(server.url);
    const caller = await scene.asker(stagings[name].caller);
    const names = await prepared(scene, stagings[name]);
    const response = await make(caller, name, renamed(example, names));
    const text = await response.text();
    expect(response.status, text).toBe(call.status);
    if (call.status === 201) expect(response.headers.get('Location')).toContain(`/api/v1${call.path}/`);
    if (call.result) {
      const result: unknown = JSON.parse(text);
      expect(call.result.parse(result)).toEqual(result);
      expect(shapeOf(result)).toEqual(shapeOf(example.result));
    } else expect(text).toBe('');
    scene.close();
  });
});
