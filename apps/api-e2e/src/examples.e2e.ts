import { endpoints, exampleNames, examples, type AnyExample, type Endpoint, type EndpointName } from '@vroom/contract';
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

/** A call's path in this room, without what is known only afterwards. */
function pathOf({ path }: Endpoint, names: ReadonlyMap<string, string>): string {
  return path.replace('{name}', names.get(exampleNames.room) ?? '');
}

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
    if (call.status === 201) expect(response.headers.get('Location')).toContain(`/api/v1${pathOf(call, names)}`);
    if (call.result) {
      const result: unknown = JSON.parse(text);
      expect(call.result.parse(result)).toEqual(result);
      expect(shapeOf(result)).toEqual(shapeOf(example.result));
    } else if (call.file !== undefined) {
      expect(response.headers.get('Content-Type')?.split(';')[0]).toBe(call.file);
      expect(text).not.toBe('');
    } else expect(text).toBe('');
    scene.close();
  });
});
