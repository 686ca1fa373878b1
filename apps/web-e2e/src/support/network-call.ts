import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { Coturn } from '../../../../tools/test/coturn.ts';
import { inside } from '../../../../tools/test/namespaces.ts';
import { VroomServer } from '../../../../tools/test/vroom-server.ts';
import { chromiumPath, launchChromium, newPerson } from './chromium.ts';
import { Network, serverAddress, type Machine } from './network.ts';
import { Person } from './person.ts';
import { makeOwnRoom } from './rooms.ts';

const ports = { vroom: 8090, turn: 3478, turnTls: 5349 };

/** Two people, each in a browser on a machine of their own, and VROOM with its TURN server on a third. */
export class NetworkCall {
  readonly network = new Network(['ann', 'bob']);
  private readonly browsers: Browser[] = [];
  private readonly servers: { stop(): Promise<unknown> }[] = [];
  private folder: string | undefined;
  private people: Person[] = [];
  private rooms = 0;

  async start(): Promise<void> {
    const within = inside(this.network.server);
    const coturn = await Coturn.start({ ports: [ports.turn, ports.turnTls], address: serverAddress, within });
    this.servers.push(coturn);
    const turn = `turn:${serverAddress}:${ports.turn}`;
    const listen = { VROOM_DAEMON_LISTEN_IP: serverAddress, VROOM_DAEMON_LISTEN_PORT: String(ports.vroom) };
    const settings = { ...listen, ...coturn.settings(turn, `${turn}?transport=tcp`), VROOM_VIDEO_FRAME_RATE: '15' };
    this.servers.push(await VroomServer.start(settings, within));
    this.folder = await mkdtemp(join(tmpdir(), 'vroom-network-'));
    for (const machine of [this.ann, this.bob]) this.browsers.push(await this.browserOn(machine));
  }

  get ann(): Machine {
    return this.network.machine('ann');
  }

  get bob(): Machine {
    return this.network.machine('bob');
  }

  /** What a firewall has to let through for a page and a relay. */
  readonly openPorts = [ports.vroom, ports.turn];

  /** Ann makes a room, and Bob comes. */
  async meet(): Promise<[Person, Person]> {
    const [ann, bob] = [await this.person(0, 'Ann'), await this.person(1, 'Bob')];
    const url = await makeOwnRoom(ann, `http://${serverAddress}:${ports.vroom}`, `over-lines-${++this.rooms}`);
    await bob.join(url);
    return [ann, bob];
  }

  /** All go, and the network is good again. */
  async part(): Promise<void> {
    await Promise.all(this.people.map(({ page }) => page.context().close()));
    this.people = [];
    this.network.restore();
  }

  async close(): Promise<void> {
    try {
      await Promise.all(this.browsers.map((browser) => browser.close()));
      await Promise.all(this.servers.map((server) => server.stop()));
      if (this.folder !== undefined) await rm(this.folder, { recursive: true, force: true });
    } finally {
      this.network.close();
    }
  }

  private async person(index: number, name: string): Promise<Person> {
    const browser = this.browsers[index];
    if (!browser) throw new Error(`${name} has no browser`);
    const person = new Person(await newPerson(browser), name);
    this.people.push(person);
    return person;
  }

  /** Playwright starts an executable, so this is one. */
  private async browserOn({ name, namespace }: Machine): Promise<Browser> {
    const script = join(this.folder ?? tmpdir(), name);
    const command = [...inside(namespace), chromiumPath].join(' ');
    await writeFile(script, `#!/bin/sh\nexec ${command} "$@"\n`, { mode: 0o700 });
    const secure = `--unsafely-treat-insecure-origin-as-secure=http://${serverAddress}:${ports.vroom}`;
    return launchChromium('lively', [secure], script);
  }
}
