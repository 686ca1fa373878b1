import type { Server, Socket } from 'socket.io';

/** How much later than its time a heartbeat may come, ms: those that fall into the same quarter of a second are one beat. */
const beat = 250;

/** The part of engine.io's socket that its types keep private: `schedulePing` and what it sets. */
interface EngineSocket {
  pingIntervalTimer: NodeJS.Timeout | Pulse;
  hasRefreshedPingTimeout: boolean;
  sendPacket(type: 'ping'): void;
  resetPingTimeout(): void;
}

/**
 * Sends the heartbeats of all connections together, a few times a second. engine.io has a timer for each, and a process that wakes
 * up for one ping finds nothing of it in the caches of its core: that made two thirds of what idle peers cost
 * (docs/adr/0044). What a client is told, the interval and how long an answer may take, is as before.
 */
export function beatTogether(engine: Server['engine']): void {
  const { pingInterval } = engine.opts as { pingInterval: number };
  const beats = new Beats(pingInterval);
  engine.on('connection', (connection: Socket['conn']) => {
    const socket = connection as unknown as EngineSocket;
    clearTimeout(socket.pingIntervalTimer as NodeJS.Timeout);
    const pulse = new Pulse(socket, beats);
    // engine.io calls `refresh` of what it finds here when a pong comes in, as of a timer.
    socket.pingIntervalTimer = pulse;
    connection.once('close', () => pulse.stop());
    pulse.refresh();
  });
}

/** Stands in for the timer of a connection's next ping. */
class Pulse {
  private companions: Set<Pulse> | undefined;

  constructor(
    private readonly socket: EngineSocket,
    private readonly beats: Beats,
  ) {}

  refresh(): void {
    this.stop();
    this.companions = this.beats.next();
    this.companions.add(this);
  }

  stop(): void {
    this.companions?.delete(this);
  }

  ping(): void {
    this.socket.hasRefreshedPingTimeout = false;
    this.socket.sendPacket('ping');
    this.socket.resetPingTimeout();
  }
}

/** The beats to come, each with the connections that it is for. */
class Beats {
  private readonly waiting = new Map<number, Set<Pulse>>();

  constructor(private readonly interval: number) {}

  /** @returns who is due with the first beat that is an interval away */
  next(): Set<Pulse> {
    const now = performance.now();
    const number = Math.ceil((now + this.interval) / beat);
    return this.waiting.get(number) ?? this.plan(number, number * beat - now);
  }

  private plan(number: number, delay: number): Set<Pulse> {
    const pulses = new Set<Pulse>();
    this.waiting.set(number, pulses);
    setTimeout(() => {
      this.waiting.delete(number);
      for (const pulse of pulses) pulse.ping();
    }, delay).unref();
    return pulses;
  }
}
