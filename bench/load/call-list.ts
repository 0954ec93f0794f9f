import { UnaryCall } from '../../proto/wire/grpc/unary-call.ts';
import type { HeaderBlock } from '../../proto/wire/hpack/header-block.ts';
import { outcomeTrailer } from '../../server/rpc/services/metadata-keys.ts';
import type { CallOutcome } from './call-sink.ts';

/** One call of the load generator: the stream, its response, its deadline and its place in the list, in one object. */
export class LoadCall extends UnaryCall {
  readonly callId: number;
  /** On the clock of `LoadConnection.expire`. */
  readonly deadlineMs: number;
  /** Of a call that was answered. */
  outcome: CallOutcome = 'answered';
  listed = false;
  previous: LoadCall | null = null;
  next: LoadCall | null = null;

  constructor(callId: number, deadlineMs: number) {
    super();
    this.callId = callId;
    this.deadlineMs = deadlineMs;
  }

  override acceptTrailers(block: HeaderBlock): void {
    super.acceptTrailers(block);
    if (this.status > 0) this.outcome = outcomeIn(block);
  }
}

const outcomes: ReadonlyMap<string, CallOutcome> = new Map([
  ['none', 'refused'],
  ['unknown', 'unknown'],
]);

/** Our servers say of a failed request whether it may still take effect; of others only the status is known. */
function outcomeIn({ fields, count }: HeaderBlock): CallOutcome {
  for (let i = 0; i < count; i++) {
    const { name, value } = fields[i]!;
    if (name === outcomeTrailer) return outcomes.get(value) ?? 'answered';
  }
  return 'answered';
}

/**
 * The calls in flight, oldest first. As all calls of a connection have the same timeout, the oldest is always the next to
 * expire: no heap and no timer wheel is needed. Linked, so that an answered call leaves at once; a queue that kept it until
 * its deadline would hold a million calls at 200,000 per second and 5 s.
 */
export class CallList {
  #oldest: LoadCall | null = null;
  #newest: LoadCall | null = null;
  #size = 0;

  get size(): number {
    return this.#size;
  }

  get oldest(): LoadCall | null {
    return this.#oldest;
  }

  add(call: LoadCall): void {
    call.listed = true;
    call.previous = this.#newest;
    if (this.#newest === null) this.#oldest = call;
    else this.#newest.next = call;
    this.#newest = call;
    this.#size++;
  }

  /** False when the call has left already. */
  remove(call: LoadCall): boolean {
    if (!call.listed) return false;
    if (call.previous === null) this.#oldest = call.next;
    else call.previous.next = call.next;
    if (call.next === null) this.#newest = call.previous;
    else call.next.previous = call.previous;
    call.listed = false;
    call.previous = null;
    call.next = null;
    this.#size--;
    return true;
  }
}
