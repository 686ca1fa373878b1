/** docker/compose.yaml: no engine is here to start it, so what an engine would complain of, and what must never slip, is held here. */
import { existsSync, readFileSync } from 'node:fs';
import { BlockList } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { root } from '../test/processes.ts';

interface Service {
  image: string;
  read_only?: boolean;
  cap_drop?: string[];
  cap_add?: string[];
  security_opt?: string[];
  restart?: string;
  healthcheck?: object;
  ports?: string[];
  privileged?: boolean;
  network_mode?: string;
  networks?: string[] | Record<string, { ipv4_address?: string }>;
  volumes?: string[];
  env_file?: string[];
  environment?: Record<string, string>;
  depends_on?: Record<string, { condition: string }>;
}

interface Stack {
  services: Record<string, Service>;
  volumes: Record<string, unknown>;
  networks: Record<string, { internal?: boolean; ipam?: { config: { subnet: string; ip_range: string }[] } } | null>;
}

const folder = join(root, 'docker');
const text = readFileSync(join(folder, 'compose.yaml'), 'utf8');
const stack = parse(text, { merge: true }) as Stack;
const services = Object.entries(stack.services);
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };

it('has all that belongs to a VROOM', () => {
  expect(Object.keys(stack.services)).toEqual(['vroom', 'proxy', 'mariadb', 'redis', 'coturn', 'etherpad']);
  expect(stack.services['vroom']?.image).toBe(`vroom:${version}`);
});

describe.each(services)('%s', (_name, service) => {
  it('is of one version', () => {
    expect(service.image).toMatch(/:\d+\.\d+\.\d+(?:-[a-z]+)?$/);
  });

  it('can do nothing that it need not', () => {
    expect(service).toMatchObject({ read_only: true, cap_drop: ['ALL'], restart: 'unless-stopped' });
    expect(service.security_opt).toEqual(['no-new-privileges:true']);
    expect(service.privileged).toBeUndefined();
    expect(service.cap_add ?? ['NET_BIND_SERVICE']).toEqual(['NET_BIND_SERVICE']);
  });

  it('mounts what is there: named volumes, and files beside it or made by init.sh', () => {
    for (const volume of service.volumes ?? []) {
      const [from = '', , mode] = volume.split(':');
      if (!from.startsWith('./')) expect(Object.keys(stack.volumes)).toContain(from);
      else {
        expect(from.startsWith('./secrets/') || existsSync(join(folder, from)), from).toBe(true);
        expect(mode).toBe('ro');
      }
    }
  });

  it('waits for what it needs to be healthy', () => {
    for (const [other, { condition }] of Object.entries(service.depends_on ?? {})) {
      expect(condition).toBe('service_healthy');
      // VROOM's own check is in its image.
      expect(other === 'vroom' || stack.services[other]?.healthcheck !== undefined, other).toBe(true);
    }
  });

  it('is on networks that are there', () => {
    const names = Array.isArray(service.networks) ? service.networks : Object.keys(service.networks ?? {});
    for (const network of names) expect(Object.keys(stack.networks)).toContain(network);
    expect(names.length > 0 || service.network_mode === 'host').toBe(true);
  });
});

it('shows the proxy alone, and coturn, to the world', () => {
  expect(services.filter(([, { ports }]) => ports).map(([name]) => name)).toEqual(['proxy']);
  expect(services.filter(([, { network_mode }]) => network_mode).map(([name]) => name)).toEqual(['coturn']);
  expect(stack.networks['back']).toEqual({ internal: true });
  expect(stack.networks['pads']).toEqual({ internal: true });
});

it('lets nobody but VROOM to Redis, which asks for no password, nor to the database who has none there', () => {
  const on = (network: string) =>
    services.filter(([, { networks = [] }]) =>
      Array.isArray(networks) ? networks.includes(network) : network in networks,
    );
  const beside = (name: string) => {
    const networks = stack.services[name]?.networks as string[];
    return [...new Set(networks.flatMap((network) => on(network).map(([other]) => other)))].filter(
      (other) => other !== name,
    );
  };
  expect(beside('redis').filter((other) => other !== 'mariadb')).toEqual(['vroom']);
  expect(beside('mariadb').toSorted()).toEqual(['etherpad', 'redis', 'vroom']);
});

it('gives nobody an address that another one has for itself', () => {
  const [range] = stack.networks['front']?.ipam?.config ?? [];
  const [own, others] = [new BlockList(), new BlockList()];
  for (const [list, block] of [
    [own, range?.subnet],
    [others, range?.ip_range],
  ] as const) {
    const [address = '', bits] = block?.split('/') ?? [];
    list.addSubnet(address, Number(bits));
  }
  const networks = services.map(([, service]) => (Array.isArray(service.networks) ? {} : (service.networks ?? {})));
  const addresses = networks.flatMap((each) => each['front']?.ipv4_address ?? []);
  expect(new Set(addresses).size).toBe(2);
  for (const address of addresses) {
    expect(own.check(address), address).toBe(true);
    // The engine gives these to who comes first.
    expect(others.check(address), address).toBe(false);
  }
});

it('has no secret in it, and takes from .env what .env.example names', () => {
  const used = new Set([...text.matchAll(/\$\{(?<name>\w+)/g)].map(({ groups }) => groups?.['name']));
  const example = readFileSync(join(folder, '.env.example'), 'utf8');
  const named = [...example.matchAll(/^(?<name>\w+)=$/gm)].map(({ groups }) => groups?.['name']);
  expect([...used].toSorted()).toEqual(named.toSorted());
  for (const [, { environment = {} }] of services) {
    for (const [name, value] of Object.entries(environment)) {
      if (/PASS|SECRET|KEY/.test(name)) expect(value, name).toMatch(/^\$\{\w+(?::\?)?\}$/);
    }
  }
});
