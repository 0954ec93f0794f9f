import type { CallSink } from './call-sink.ts';
import { LoadConnection } from './connection.ts';
import { askAgainMs, healthMethod, healthRequest, saysNotServing } from './health-check.ts';
import type { Endpoint } from './plan.ts';
import type { Random } from './random.ts';
import { SlowStart } from './slow-start.ts';

/** What became of a call that was handed over: on a wire, no room on any (try at the next tick), or no node to reach. */
export type SendResult = 'sent' | 'full' | 'unconnected';

export interface ConnectionsOptions {
  readonly endpoints: readonly Endpoint[];
  readonly perNode: number;
  readonly methods: readonly string[];
  readonly timeoutMs: number;
  /** For the jitter of reconnects. */
  readonly random: Random;
  readonly onDone: CallSink['onDone'];
}

/**
 * First delay before a connection is tried again, doubled up to the last one, each ± 20 %. gRPC's own default starts at
 * 1 s; a benchmark wants a restarted node back under load within the second in which it serves again.
 */
const firstBackoffMs = 50;
const lastBackoffMs = 1000;
const connectTimeoutMs = 1000;
/** Before the run nothing else waits, and a busy machine may need longer: without any connection there is no run. */
const firstConnectTimeoutMs = 5000;
/** No call of the load has such a number. */
const healthCallId = -1;

function newLink(endpoint: Endpoint, node: number): Link {
  const backoffMs = firstBackoffMs;
  const [health, slowStart] = ['unknown' as const, null];
  const never = { connection: null, connecting: false, backoffMs, retryAtMs: 0, comesBack: false };
  return { endpoint, node, leaving: false, health, slowStart, ...never };
}

interface Link {
  readonly endpoint: Endpoint;
  /** Its place among all nodes that there were, in the order of their coming. */
  readonly node: number;
  /** The node is about to go: it gets no new calls, and what is lost is not tried again. */
  leaving: boolean;
  /** What the node says of itself; as long as that is unknown, it is being asked. */
  health: 'unknown' | 'serving' | 'not-serving';
  /** It was up, and was lost. */
  comesBack: boolean;
  /** Of a node that came later, or that came back, until it has its full share. */
  slowStart: SlowStart | null;
  connection: LoadConnection | null;
  connecting: boolean;
  backoffMs: number;
  /** When to connect, or to ask for its health, again, on the clock of `maintain`. */
  retryAtMs: number;
}

/**
 * The connections of one worker to every node. Calls go round robin over those that are up, as gRPC's round_robin policy
 * does; a lost one is tried again with back-off while the calls go to the others. A node gets calls when it says that it
 * serves, and slowly at first when it joins or comes back: one that is started again has its log to read, and code that is
 * not compiled. Sent a third of 10,000 calls per second at once, it kept them waiting for up to 2.2 s.
 */
export class Connections {
  private readonly links: Link[];
  private nodeCount: number;
  private readonly options: ConnectionsOptions;
  /** Index of the endpoint to which the latest call went. */
  sentTo = 0;
  private next = 0;
  private closed = false;
  private nowMs = 0;

  constructor(options: ConnectionsOptions) {
    this.options = options;
    this.nodeCount = options.endpoints.length;
    this.links = Array.from({ length: options.perNode }).flatMap(() => options.endpoints.map(newLink));
  }

  /** Tries every node once; how many connections are up. A node that is down is no error: the load goes to the others. */
  async open(): Promise<number> {
    await Promise.all(this.links.map((link) => this.connect(link, firstConnectTimeoutMs)));
    return this.links.filter(({ connection }) => connection !== null).length;
  }

  get anyUp(): boolean {
    return this.links.some(({ connection, leaving }) => !leaving && connection?.usable);
  }

  /** Connections over which calls go as a rule. */
  get servingCount(): number {
    return this.links.filter(({ connection, health }) => connection !== null && health === 'serving').length;
  }

  send(callId: number, method: number, request: Uint8Array): SendResult {
    let up = false;
    // Twice around: those that hold back, or do not serve yet, are asked again when no other takes the call.
    for (let i = 0; i < 2 * this.links.length; i++) {
      const { connection, leaving, node, health, slowStart } = this.links[this.next]!;
      this.next = this.next + 1 === this.links.length ? 0 : this.next + 1;
      if (connection === null || leaving || !connection.usable) continue;
      up = true;
      if (i < this.links.length && (health !== 'serving' || slowStart?.takes(this.nowMs) === false)) continue;
      if (!connection.send(callId, method, request)) continue;
      this.sentTo = node;
      return 'sent';
    }
    return up ? 'full' : 'unconnected';
  }

  /** A node that came later; it is connected to at the next `maintain`, and gets its share by and by. */
  add(endpoint: Endpoint): void {
    const node = this.nodeCount++;
    for (let i = 0; i < this.options.perNode; i++) {
      this.links.push({ ...newLink(endpoint, node), slowStart: new SlowStart(this.nowMs) });
    }
  }

  /** A node that goes: calls go to the others; it is left when it has answered. */
  leave({ host, port }: Endpoint): void {
    for (const link of this.links) {
      if (link.endpoint.host === host && link.endpoint.port === port) link.leaving = true;
    }
  }

  flush(): void {
    for (const { connection } of this.links) connection?.flush();
  }

  /** Ends calls whose deadline has passed and tries lost connections again; once a tick. `nowMs` is performance.now(). */
  maintain(nowMs: number): void {
    this.nowMs = nowMs;
    for (const link of this.links) {
      link.connection?.expire(nowMs);
      if (link.slowStart?.isOver(nowMs)) link.slowStart = null;
      if (link.leaving) {
        if (link.connection?.inFlight === 0) link.connection.close();
      } else if (nowMs >= link.retryAtMs) {
        if (link.connection === null) {
          if (!link.connecting) void this.connect(link);
        } else if (link.health === 'not-serving') this.ask(link, link.connection);
      }
    }
  }

  close(): void {
    this.closed = true;
    for (const { connection } of this.links) connection?.close();
  }

  /** Never rejects: a refused connection is tried again later. */
  private async connect(link: Link, withinMs = connectTimeoutMs): Promise<void> {
    link.connecting = true;
    const { timeoutMs, onDone } = this.options;
    const sink: CallSink = {
      onDone: (callId, status, message, outcome) => {
        if (callId === healthCallId) this.told(link, saysNotServing(status, message));
        else onDone(callId, status, message, outcome);
      },
      onClose: () => this.lost(link),
    };
    try {
      const methods = [...this.options.methods, healthMethod];
      const target = { ...link.endpoint, methods, connectTimeoutMs: withinMs, timeoutMs };
      const connection = await LoadConnection.connect(target, sink);
      // It may have ended in the very read that opened it: then it is lost already, and will be tried again.
      if (!connection.usable) return;
      link.connection = connection;
      link.backoffMs = firstBackoffMs;
      if (this.closed) connection.close();
      else this.ask(link, connection);
    } catch {
      // Why it failed shows in the run: calls fail when no node is up, and the time line shows the node as dead.
      this.lost(link);
    } finally {
      link.connecting = false;
    }
  }

  private ask(link: Link, connection: LoadConnection): void {
    link.health = 'unknown';
    if (connection.send(healthCallId, this.options.methods.length, healthRequest)) connection.flush();
    else this.told(link, true);
  }

  private told(link: Link, isNotServing: boolean): void {
    if (isNotServing) {
      link.health = 'not-serving';
      link.retryAtMs = this.nowMs + askAgainMs;
      return;
    }
    link.health = 'serving';
    if (link.comesBack) link.slowStart = new SlowStart(this.nowMs);
    link.comesBack = false;
  }

  private lost(link: Link): void {
    link.comesBack ||= link.connection !== null;
    link.connection = null;
    link.health = 'unknown';
    link.retryAtMs = this.nowMs + link.backoffMs * (0.8 + 0.4 * this.options.random());
    link.backoffMs = Math.min(lastBackoffMs, link.backoffMs * 2);
  }
}
