import { ClientCutError, type ClientGate } from '../../faults/client-gate.ts';
import type { CallContext } from '../call-context.ts';
import type { Interceptor } from '../interceptor.ts';
import { RpcError } from '../rpc-error.ts';

/** Services that operators and peers need: a node that is cut off from its clients still hears that the fault is over. */
const exemptPackages = ['/scalectl.admin.', '/scalectl.peer.', '/grpc.health.', '/grpc.reflection.'];

/** Lets faults act on calls of clients. Innermost, so that calls that are held back are counted and limited. */
export function clientFaults(gate: ClientGate): Interceptor {
  const underWay = new UnderWay(gate);
  return (next, method) => {
    if (exemptPackages.some((name) => method.path.startsWith(name))) return next;
    if (method.kind === 'unary') return (request, context) => carryOut(underWay, context, () => next(request, context));
    const takesStream = method.kind !== 'serverStream';
    return (request, context) => {
      const requests = takesStream ? new GatedStream(request as AsyncIterable<unknown>, underWay, context) : request;
      if (method.kind === 'clientStream') return carryOut(underWay, context, () => next(requests, context));
      const responses = () => next(requests, context) as AsyncIterable<unknown>;
      if (gate.isOpen) return new GatedStream(responses(), underWay, context);
      return opened(underWay, context, responses);
    };
  };
}

/** What is answered at once, while nothing is wrong, is passed on as it is. */
function carryOut(underWay: UnderWay, context: CallContext, call: () => unknown): unknown {
  if (!underWay.gate.isOpen) {
    return admit(underWay, context).then(() => underWay.passOn(Promise.resolve().then(call), context));
  }
  const result = call();
  return result instanceof Promise ? underWay.passOn(result, context) : result;
}

async function* opened(underWay: UnderWay, context: CallContext, responses: () => AsyncIterable<unknown>) {
  await admit(underWay, context);
  yield* new GatedStream(responses(), underWay, context);
}

function admit({ gate }: UnderWay, context: CallContext): Promise<void> {
  return gate.admit(context).catch((error) => {
    throw toRefusal(error);
  });
}

const broken = new RpcError('UNAVAILABLE', 'a fault that was set on purpose broke this call');

/** A call or a read of a stream that has not settled, in a ring of them. */
class Waiting {
  readonly #breakOff: () => void;
  next: Waiting = this;
  #previous: Waiting = this;

  constructor(breakOff: () => void, end?: Waiting) {
    this.#breakOff = breakOff;
    if (end === undefined) return;
    this.next = end;
    this.#previous = end.#previous;
    this.#previous.next = end.#previous = this;
  }

  /** Again: nothing. */
  leave(): void {
    this.#previous.next = this.next;
    this.next.#previous = this.#previous;
    this.next = this.#previous = this;
  }

  breakOff(): void {
    this.leave();
    this.#breakOff();
  }
}

/**
 * What is under way behind the gate. It is told to a client that may be cut off by the time it settles: a result and an error
 * alike wait while everything is dropped. When connections are reset nothing is waited for.
 */
class UnderWay {
  readonly gate: ClientGate;
  /** They come and go with every call: that costs 0.2 µs, and 0.9 µs with a Set. */
  readonly #end = new Waiting(() => {});

  constructor(gate: ClientGate) {
    this.gate = gate;
    gate.onChange(() => {
      while (gate.breaks && this.#end.next !== this.#end) this.#end.next.breakOff();
    });
  }

  /** @param onBroken the result is not waited for any more. */
  passOn<T>(result: Promise<T>, context: CallContext, onBroken = () => {}): Promise<T> {
    return new Promise((resolve, reject) => {
      const waiting = new Waiting(() => {
        reject(broken);
        onBroken();
      }, this.#end);
      result.then(
        (value) => {
          waiting.leave();
          if (this.gate.isOpen) resolve(value);
          else this.#hold(context, () => resolve(value), reject);
        },
        (error) => {
          waiting.leave();
          if (this.gate.isOpen) reject(error);
          else this.#hold(context, () => reject(error), reject);
        },
      );
      if (this.gate.breaks) waiting.breakOff();
    });
  }

  #hold(context: CallContext, deliver: () => void, reject: (error: unknown) => void): void {
    this.gate.deliverable(context).then(deliver, (error) => reject(toRefusal(error)));
  }
}

/** A stream whose messages wait while everything is dropped, and which ends when connections are reset. */
class GatedStream implements AsyncIterableIterator<unknown> {
  readonly #inner: AsyncIterator<unknown>;
  readonly #underWay: UnderWay;
  readonly #context: CallContext;

  constructor(inner: AsyncIterable<unknown>, underWay: UnderWay, context: CallContext) {
    this.#inner = inner[Symbol.asyncIterator]();
    this.#underWay = underWay;
    this.#context = context;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  next(): Promise<IteratorResult<unknown>> {
    // Whoever reads takes a failed source for one that has ended, and this one has not.
    return this.#underWay.passOn(this.#inner.next(), this.#context, () => void this.return().catch(() => {}));
  }

  return(value?: unknown): Promise<IteratorResult<unknown>> {
    return this.#inner.return?.(value) ?? Promise.resolve({ done: true, value });
  }
}

function toRefusal(error: unknown): unknown {
  return error instanceof ClientCutError ? new RpcError('UNAVAILABLE', error.message, { cause: error }) : error;
}
