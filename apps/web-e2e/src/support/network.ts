import {
  filter,
  ip,
  makeNamespace,
  makeRouter,
  nft,
  removeNamespace,
  signalNamespace,
  sweepNamespaces,
  tc,
} from '../../../../tools/test/namespaces.ts';

/** The machine that VROOM and its TURN server run on. It is the router between the others, too. */
export const serverAddress = '10.99.0.1';

/** Machines on a network of their own: a server, and one for each person. Nothing of it touches the network outside. */
export class Network {
  readonly server: string;
  private readonly machines = new Map<string, Machine>();

  constructor(names: readonly string[]) {
    sweepNamespaces();
    this.server = makeNamespace('server');
    ip('-n', this.server, 'address', 'add', `${serverAddress}/32`, 'dev', 'lo');
    makeRouter(this.server);
    for (const [index, name] of names.entries()) this.machines.set(name, new Machine(name, index + 1, this.server));
  }

  machine(name: string): Machine {
    const machine = this.machines.get(name);
    if (!machine) throw new Error(`${name} has no machine`);
    return machine;
  }

  /** The best of networks again, for everybody. */
  restore(): void {
    for (const machine of this.machines.values()) machine.restore();
  }

  close(): void {
    for (const { namespace } of this.machines.values()) removeNamespace(namespace);
    removeNamespace(this.server);
  }
}

/** What `tc` tells of a queue, as far as it is read here. */
interface Queue {
  packets: number;
  drops: number;
}

/** A person's machine, and the line between it and all others, which may be bad. */
export class Machine {
  readonly namespace: string;
  readonly name: string;
  private readonly server: string;
  /** Of its network, of which each machine has one of its own. */
  private number: number;

  constructor(name: string, number: number, server: string) {
    this.name = name;
    this.number = number;
    this.server = server;
    this.namespace = makeNamespace(name);
    const { namespace, routerEnd } = this;
    ip('-n', server, 'link', 'add', routerEnd, 'type', 'veth', 'peer', 'name', 'eth0', 'netns', namespace);
    ip('-n', server, 'address', 'add', `${this.gateway}/24`, 'dev', routerEnd);
    ip('-n', server, 'link', 'set', routerEnd, 'up');
    ip('-n', namespace, 'link', 'set', 'eth0', 'up');
    this.takeAddress();
  }

  get address(): string {
    return `10.99.${this.number}.2`;
  }

  /** Nothing gets through, and nobody is told. */
  cut(): void {
    this.filter('drop', 'drop');
  }

  /** The same, but only between these two. */
  cutFrom({ address }: Machine): void {
    this.filter(`ip daddr ${address} drop`, `ip saddr ${address} drop`);
  }

  blockUdp(): void {
    this.filter('meta l4proto udp drop', 'meta l4proto udp drop');
  }

  /** Nothing passes but TCP to these ports of the server. */
  onlyTcpTo(...ports: number[]): void {
    const list = ports.join(', ');
    this.filter(
      `ip daddr ${serverAddress} tcp dport { ${list} } accept\ndrop`,
      `ip saddr ${serverAddress} tcp sport { ${list} } accept\ndrop`,
    );
  }

  /** So many of a hundred packets are lost, in both directions. */
  loss(percent: number): void {
    const rule = `numgen random mod 100 < ${percent} drop`;
    this.filter(rule, rule);
  }

  /** What it sends gets through at this rate; what is more waits for up to 300 ms, and is then lost. */
  rate(kbps: number): void {
    const line = ['rate', `${kbps}kbit`, 'burst', '4kb', 'latency', '300ms'];
    tc(this.namespace, 'qdisc', 'replace', 'dev', 'eth0', 'root', 'tbf', ...line);
  }

  /** What it has sent so far, and what of it did not fit the line. */
  line(): { packets: number; drops: number } {
    const [queue] = JSON.parse(tc(this.namespace, '-s', '-j', 'qdisc', 'show', 'dev', 'eth0')) as [Queue];
    return { packets: queue.packets, drops: queue.drops };
  }

  /** It moves to another network: the address that it had until now is gone. */
  changeAddress(): void {
    this.number += 100;
    ip('-n', this.server, 'address', 'add', `${this.gateway}/24`, 'dev', this.routerEnd);
    ip('-n', this.namespace, 'address', 'flush', 'dev', 'eth0');
    this.takeAddress();
  }

  /** All that runs on it stands still, as when somebody shuts a laptop; the others see it go silent. */
  sleep(): void {
    signalNamespace(this.namespace, 'SIGSTOP');
  }

  wake(): void {
    signalNamespace(this.namespace, 'SIGCONT');
  }

  restore(): void {
    this.wake();
    this.filter('', '');
    tc(this.namespace, 'qdisc', 'replace', 'dev', 'eth0', 'root', 'pfifo_fast');
  }

  private get routerEnd(): string {
    return `to-${this.name}`;
  }

  private get gateway(): string {
    return `10.99.${this.number}.1`;
  }

  private takeAddress(): void {
    ip('-n', this.namespace, 'address', 'add', `${this.address}/24`, 'dev', 'eth0');
    ip('-n', this.namespace, 'route', 'add', 'default', 'via', this.gateway);
  }

  private filter(sent: string, received: string): void {
    nft(this.server, filter(this.name, this.routerEnd, sent));
    nft(this.namespace, filter('line', 'eth0', received));
  }
}
