import type { Interceptor } from '../interceptor.ts';
import { RpcError } from '../rpc-error.ts';

export interface CallLimits {
  /** Over all connections and methods; the next call is refused with RESOURCE_EXHAUSTED. */
  readonly maxConcurrentCalls: number;
  /**
   * Method paths that are neither counted nor refused: the links between nodes, and what tells operators that the node
   * is overloaded.
   */
  readonly exempt?: ReadonlySet<string>;
}

/** Bounds the calls in flight, and with them the memory that clients can make the node hold. */
export function limits({ maxConcurrentCalls, exempt = new Set() }: CallLimits): Interceptor {
  const refusal = new RpcError(
    'RESOURCE_EXHAUSTED',
    `too many calls: this node serves ${maxConcurrentCalls} at a time; retry later`,
  );
  let inFlight = 0;
  const release = () => {
    inFlight -= 1;
  };
  return (next, method) => {
    if (exempt.has(method.path)) return next;
    return (request, context) => {
      if (inFlight >= maxConcurrentCalls) throw refusal;
      inFlight += 1;
      context.onEnd(release);
      return next(request, context);
    };
  };
}
