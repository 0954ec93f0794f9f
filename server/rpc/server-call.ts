import type { MetadataEntry } from '../../proto/wire/grpc/metadata.ts';
import { anonymous, type CallContext, type EndListener, type Identity } from './call-context.ts';
import type { MethodDescription } from './method-description.ts';
import { RpcError } from './rpc-error.ts';
import type { StatusCode } from './status.ts';
import { countedFromBytes, type UnsentAnswers } from './unsent-answers.ts';

// Timers may fire up to a millisecond early, and deadlines pass through a clock that counts whole milliseconds: a call
// that is cut this close to its deadline was cut by it.
const clockSlackMs = 2;

const answered = new RpcError('CANCELLED', 'the call has been answered');

let lastId = 0;

/**
 * The life of one call, for transports to extend:
 *
 *   open ── handler settles ──► settled ── transport done ──► ended
 *     └──── transport done ──► cancelled ── handler settles ──► ended
 *
 * A call ends when both are done: a handler that still works, and an answer that the client does not take, both hold
 * memory, and the bound on concurrent calls is there to bound memory.
 */
export abstract class ServerCall implements CallContext {
  readonly id = ++lastId;
  readonly method: MethodDescription;
  readonly startedAtMs: number;
  readonly deadlineMs: number;
  identity: Identity = anonymous;
  #controller: AbortController | null = null;
  #headers: MetadataEntry[] | null = null;
  #headersSent = false;
  #trailers: MetadataEntry[] | null = null;
  #listeners: EndListener[] | null = null;
  #settledAs: StatusCode | null = null;
  #settledError: RpcError | null = null;
  #cancellation: RpcError | null = null;
  #transportDone = false;
  readonly #unsent: UnsentAnswers;
  #reservedBytes = 0;

  constructor(method: MethodDescription, startedAtMs: number, deadlineMs: number, unsent: UnsentAnswers) {
    this.method = method;
    this.#unsent = unsent;
    this.startedAtMs = startedAtMs;
    this.deadlineMs = deadlineMs;
  }

  abstract get peer(): string;
  abstract metadata(name: string): string | undefined;
  abstract metadataEntries(): readonly MetadataEntry[];
  /** Puts the headers on the wire; called at most once, and never after the status. */
  protected abstract flushHeaders(headers: readonly MetadataEntry[]): void;

  get cancelled(): boolean {
    return this.#cancellation !== null;
  }

  get certificateName(): string | null {
    return null;
  }

  get signal(): AbortSignal {
    if (this.#controller === null) {
      this.#controller = new AbortController();
      if (this.#cancellation !== null) this.#controller.abort(this.#cancellation);
    }
    return this.#controller.signal;
  }

  /** What was added by `addHeader`; null when nothing was. */
  get headers(): readonly MetadataEntry[] | null {
    return this.#headers;
  }

  /** Null when there is none. */
  get trailers(): readonly MetadataEntry[] | null {
    return this.#trailers;
  }

  get headersSent(): boolean {
    return this.#headersSent;
  }

  addHeader(entry: MetadataEntry): void {
    if (this.#headersSent)
      throw new Error(`${this.method.path}: header "${entry.key}" came after the headers were sent`);
    this.#headers ??= [];
    this.#headers.push(entry);
  }

  sendHeaders(): void {
    if (this.#headersSent || this.#transportDone) return;
    this.#headersSent = true;
    this.flushHeaders(this.#headers ?? []);
  }

  setTrailer(name: string, value: string): void {
    this.#trailers = this.#trailers?.filter(({ key }) => key !== name) ?? [];
    this.#trailers.push({ key: name, value });
  }

  addTrailer(entry: MetadataEntry): void {
    this.#trailers ??= [];
    this.#trailers.push(entry);
  }

  onEnd(listener: EndListener): void {
    this.#listeners ??= [];
    this.#listeners.push(listener);
  }

  expectAnswer(sizeBytes: number): void {
    this.#unsent.admit(this.peer);
    if (this.#reservedBytes > 0 || sizeBytes < countedFromBytes) return;
    this.#unsent.add(this.peer, sizeBytes);
    this.#reservedBytes = sizeBytes;
  }

  /** For transports: a call has ended, and its listeners were told. */
  protected ended(): void {}

  /** The reason of a cancelled call; a CANCELLED error otherwise. */
  cancellation(): RpcError {
    return this.#cancellation ?? new RpcError('CANCELLED', 'the call was cancelled');
  }

  /** For transports: the handler came to this answer. */
  settle(code: StatusCode, error: RpcError | null): void {
    this.#settledAs = code;
    this.#settledError = error;
    if (this.#transportDone) this.#end();
  }

  /** For transports: the last byte was sent, or nothing more can be sent. */
  transportDone(): void {
    if (this.#transportDone) return;
    this.#transportDone = true;
    if (this.#settledAs === null) this.#cancel();
    else this.#end();
  }

  #cancel(): void {
    this.#cancellation =
      this.deadlineMs <= performance.now() + clockSlackMs
        ? new RpcError('DEADLINE_EXCEEDED', 'the deadline passed before the call was answered')
        : new RpcError('CANCELLED', 'the client cancelled the call or went away');
    this.#controller?.abort(this.#cancellation);
  }

  // What the client saw decides: an answer that came after the cancellation was never sent.
  #end(): void {
    if (this.#reservedBytes > 0) this.#unsent.remove(this.peer, this.#reservedBytes);
    const error = this.#cancellation ?? this.#settledError;
    // A layer may have answered for a handler that still waits, and that would never hear of it.
    this.#controller?.abort(error ?? answered);
    const code = this.#cancellation?.code ?? this.#settledAs ?? 'UNKNOWN';
    if (this.#listeners !== null) for (const listener of this.#listeners) listener(code, error, this);
    this.ended();
  }
}
