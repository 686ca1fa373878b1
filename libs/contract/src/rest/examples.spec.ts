import { describe, expect, it } from 'vitest';
import type { Endpoint } from './endpoint.js';
import { endpoints, type EndpointName } from './endpoints.js';
import type { AnyExample } from './example.js';
import { examples } from './examples.js';

const names = Object.keys(endpoints) as EndpointName[];

describe('examples', () => {
  it('are of the calls there are', () => {
    expect(Object.keys(examples).toSorted()).toEqual(names.toSorted());
  });

  it.each(names)('%s fits its schemas', (name) => {
    const call: Endpoint = endpoints[name];
    const { params, query, body, result }: AnyExample = examples[name];
    expect(Object.keys(params ?? {})).toEqual(Object.keys(call.params ?? {}));
    // What a schema leaves out or fills in is not what the example says.
    if (call.body) expect(call.body.parse(body)).toMatchObject(Object(body));
    if (call.query) expect(call.query.parse(query)).toMatchObject(Object(query));
    if (call.result) expect(call.result.parse(result)).toEqual(result);
    expect([query, body, result].map((part) => part === undefined)).toEqual(
      [call.query, call.body, call.result].map((schema) => schema === undefined),
    );
  });
});
