import type { Interceptor } from '../interceptor.ts';
import { RpcError } from '../rpc-error.ts';

export interface CallLimits {
  /** Over all connections and methods; the next call is refused with RESOURCE_EXHAUSTED, a stream with UNAVAILABLE. */
  readonly maxConcurrentCalls: number;
  /**
   * Method paths that are neither counted nor refused: the links between nodes, and what tells operators that the node
   * is overloaded.
   */
  readonly exempt?: ReadonlySet<string>;
}

/** Bounds the calls in flight, and with them the memory that clients can make the node hold. */
export function limits({ maxConcurrentCalls, exempt = new Set() }: CallLimits): Interceptor {
  const message = `too many calls: this node serves ${maxConcurrentCalls} at a time; retry later`;
  const refusal = new RpcError('RESOURCE_EXHAUSTED', message);
  // etcd's Go client opens a watch again after this code; after the other it tells its user that the watch is over for good.
  const streamRefusal = new RpcError('UNAVAILABLE', message);
  let inFlight = 0;
  const release = () => {
    inFlight -= 1;
  };
  return (next, method) => {
    if (exempt.has(method.path)) return next;
    const refusalHere = method.kind === 'unary' ? refusal : streamRefusal;
    return (request, context) => {
      if (inFlight >= maxConcurrentCalls) throw refusalHere;
      inFlight += 1;
      context.onEnd(release);
      return next(request, context);
    };
  };
}
