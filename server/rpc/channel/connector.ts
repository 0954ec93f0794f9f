import { backoffDelayMs } from './backoff.ts';
import type { ChannelSettings, KeepAliveOptions } from './channel-options.ts';
import { ClientConnection } from './connection.ts';

export interface ConnectorListener {
  /** There is a connection. It may have ended already when calls come; then `connect` again. */
  onConnected(): void;
  /** No address could be reached; nothing is tried before the back-off is over. */
  onUnreachable(problem: string): void;
  /** The back-off is over. */
  onRetry(): void;
  onRoom(): void;
  /** The connection takes no further calls. */
  onLost(): void;
}

/** A connection that lived for so long, or answered a call, was a good one: its successor is made without waiting. */
const provenAfterMs = 1000;

/** Makes connections, one at a time: to the first address that answers, with back-off when none does. */
export class Connector {
  readonly #settings: ChannelSettings;
  readonly #listener: ConnectorListener;
  /** The one for new calls. */
  #current: ClientConnection | null = null;
  /** Those that go away, with the calls they still have. */
  readonly #leaving = new Set<ClientConnection>();
  #trying: ClientConnection | null = null;
  #keepAlive: KeepAliveOptions | null;
  #failures = 0;
  #connectedAtMs = 0;
  #retryTimer: NodeJS.Timeout | null = null;
  #problem = '';
  #closed = false;

  constructor(settings: ChannelSettings, listener: ConnectorListener) {
    this.#settings = settings;
    this.#listener = listener;
    this.#keepAlive = settings.keepAlive ?? null;
  }

  get current(): ClientConnection | null {
    return this.#current;
  }

  /** Why no address could be reached, while nothing is tried; null otherwise. */
  get unreachableBecause(): string | null {
    return this.#retryTimer === null ? null : this.#problem;
  }

  /** Makes a connection unless there is one, or one is being made, or the back-off says to wait. */
  connect(): void {
    if (this.#current !== null && !this.#current.usable) this.#leaveUsedUp(this.#current);
    if (this.#closed || this.#current !== null || this.#trying !== null || this.#retryTimer !== null) return;
    this.#try(0);
  }

  /** Ends everything now. */
  close(reason: string): void {
    this.#closed = true;
    this.#stopWaiting();
    this.#trying?.close(reason);
    this.#current?.close(reason);
    for (const connection of this.#leaving) connection.close(reason);
  }

  /** Its stream ids have run out (after 2^30 calls): the next calls need another one. */
  #leaveUsedUp(connection: ClientConnection): void {
    this.#current = null;
    this.#leaving.add(connection);
    connection.drain();
  }

  #try(position: number): void {
    const target = this.#settings.addresses[position]!;
    const connection: ClientConnection = new ClientConnection(target, this.#settings, this.#keepAlive, {
      onReady: () => this.#ready(connection),
      onGoingAway: (tooManyPings) => this.#goingAway(connection, tooManyPings),
      onRoom: () => this.#listener.onRoom(),
      onEnd: (problem) => this.#ended(connection, position, problem),
    });
    this.#trying = connection;
  }

  #ready(connection: ClientConnection): void {
    this.#trying = null;
    this.#current = connection;
    this.#connectedAtMs = performance.now();
    this.#listener.onConnected();
  }

  #goingAway(connection: ClientConnection, tooManyPings: boolean): void {
    // The server finds our PINGs too frequent: ask half as often (gRFC A8).
    if (tooManyPings && this.#keepAlive !== null) {
      this.#keepAlive = { ...this.#keepAlive, timeMs: this.#keepAlive.timeMs * 2 };
    }
    this.#leaving.add(connection);
    this.#retire(connection);
  }

  #ended(connection: ClientConnection, position: number, problem: string): void {
    this.#leaving.delete(connection);
    if (connection === this.#trying) this.#failed(connection, position, problem);
    else this.#retire(connection);
  }

  #retire(connection: ClientConnection): void {
    if (connection !== this.#current) return;
    this.#current = null;
    const proven = connection.answered || performance.now() - this.#connectedAtMs >= provenAfterMs;
    this.#failures = proven ? 0 : this.#failures + 1;
    if (this.#failures <= 1) {
      this.#listener.onLost();
      return;
    }
    this.#problem = `${connection.address} ends connections before it answers anything`;
    this.#backOff();
    this.#listener.onUnreachable(this.#problem);
  }

  #failed(connection: ClientConnection, position: number, problem: string): void {
    this.#trying = null;
    this.#problem = `Cannot connect to ${connection.address}: ${problem}`;
    if (this.#closed) return;
    if (position + 1 < this.#settings.addresses.length) {
      this.#try(position + 1);
      return;
    }
    this.#failures++;
    this.#backOff();
    this.#listener.onUnreachable(this.#problem);
  }

  #backOff(): void {
    if (this.#closed) return;
    const delayMs = backoffDelayMs(this.#settings.backoff, this.#failures, this.#settings.random());
    this.#retryTimer = setTimeout(() => {
      this.#retryTimer = null;
      this.#listener.onRetry();
    }, delayMs);
  }

  #stopWaiting(): void {
    if (this.#retryTimer !== null) clearTimeout(this.#retryTimer);
    this.#retryTimer = null;
  }
}
