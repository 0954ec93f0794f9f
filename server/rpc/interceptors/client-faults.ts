import { ClientCutError, type ClientGate } from '../../faults/client-gate.ts';
import type { CallContext } from '../call-context.ts';
import type { Interceptor } from '../interceptor.ts';
import { RpcError } from '../rpc-error.ts';

/** Services that operators and peers need: a node that is cut off from its clients still hears that the fault is over. */
const exemptPackages = ['/scalectl.admin.', '/scalectl.peer.', '/grpc.health.', '/grpc.reflection.'];

/** Lets faults act on calls of clients. Innermost, so that calls that are held back are counted and limited. */
export function clientFaults(gate: ClientGate): Interceptor {
  return (next, method) => {
    if (exemptPackages.some((name) => method.path.startsWith(name))) return next;
    if (method.kind === 'unary') {
      return (request, context) =>
        gate.isOpen ? next(request, context) : carryOut(gate, context, () => next(request, context));
    }
    const takesStream = method.kind !== 'serverStream';
    return (request, context) => {
      const requests = takesStream ? new GatedStream(request as AsyncIterable<unknown>, gate, context) : request;
      if (method.kind === 'clientStream') return carryOut(gate, context, () => next(requests, context));
      const responses = () => next(requests, context) as AsyncIterable<unknown>;
      return gate.isOpen ? new GatedStream(responses(), gate, context) : opened(gate, context, responses);
    };
  };
}

async function carryOut(gate: ClientGate, context: CallContext, call: () => unknown): Promise<unknown> {
  try {
    if (!gate.isOpen) await gate.admit(context);
    const response = await call();
    if (!gate.isOpen) await gate.deliverable(context);
    return response;
  } catch (error) {
    throw toRefusal(error);
  }
}

async function* opened(gate: ClientGate, context: CallContext, responses: () => AsyncIterable<unknown>) {
  try {
    await gate.admit(context);
  } catch (error) {
    throw toRefusal(error);
  }
  yield* new GatedStream(responses(), gate, context);
}

/** A stream whose messages wait while everything is dropped, and which ends when connections are reset. */
class GatedStream implements AsyncIterableIterator<unknown> {
  readonly #inner: AsyncIterator<unknown>;
  readonly #gate: ClientGate;
  readonly #context: CallContext;

  constructor(inner: AsyncIterable<unknown>, gate: ClientGate, context: CallContext) {
    this.#inner = inner[Symbol.asyncIterator]();
    this.#gate = gate;
    this.#context = context;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  next(): Promise<IteratorResult<unknown>> {
    return new Promise((resolve, reject) => {
      const stopListening = this.#gate.onChange(() => {
        if (this.#gate.breaks) this.#break(reject);
      });
      const settle = () => void stopListening();
      this.#inner.next().then(
        (result) => {
          settle();
          if (this.#gate.isOpen || result.done === true) resolve(result);
          else
            this.#gate.deliverable(this.#context).then(
              () => resolve(result),
              (error) => reject(toRefusal(error)),
            );
        },
        (error) => {
          settle();
          reject(error);
        },
      );
    });
  }

  return(value?: unknown): Promise<IteratorResult<unknown>> {
    return this.#inner.return?.(value) ?? Promise.resolve({ done: true, value });
  }

  #break(reject: (error: RpcError) => void): void {
    reject(new RpcError('UNAVAILABLE', 'a fault that was set on purpose broke this stream'));
    void this.#inner.return?.();
  }
}

function toRefusal(error: unknown): unknown {
  return error instanceof ClientCutError ? new RpcError('UNAVAILABLE', error.message, { cause: error }) : error;
}
