import type { WebSocketRoute } from 'playwright-core';
import type { Person } from './person.ts';

/** The connections of somebody to the server; the test is in the middle of them, and may cut one without a word. */
export class Wire {
  readonly routes: WebSocketRoute[] = [];
  private readonly cut = new Set<WebSocketRoute>();
  private down = false;

  static async of({ page }: Person): Promise<Wire> {
    const wire = new Wire();
    await page.routeWebSocket(/socket\.io/, (route) => wire.pass(route));
    return wire;
  }

  /** From now on nothing passes over the connections so far. Neither end notices. */
  swallow(): void {
    for (const route of this.routes) this.cut.add(route);
  }

  /** Closes the connections so far, and each that is tried until the network is back. */
  async breaks(): Promise<void> {
    this.down = true;
    this.swallow();
    await Promise.all(this.routes.map((route) => route.close()));
  }

  isBack(): void {
    this.down = false;
  }

  private pass(route: WebSocketRoute): void {
    this.routes.push(route);
    if (this.down) return void route.close();
    const server = route.connectToServer();
    route.onMessage((message) => {
      if (!this.cut.has(route)) server.send(message);
    });
    server.onMessage((message) => {
      if (!this.cut.has(route)) route.send(message);
    });
  }
}
