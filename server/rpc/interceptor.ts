import type { MethodDescription } from './method-description.ts';
import type { RpcError } from './rpc-error.ts';
import type { AnyHandler } from './service-definition.ts';

/**
 * Wraps a handler, like a layer of an onion:
 *
 *   request ─► identity ─► metrics ─► log ─► deadline ─► limits ─► handler
 *
 * It runs once per method when the service is added, so what depends only on the method (its counters, its name) is
 * looked up there and not for each call. To see how a call ended use `context.onEnd`: unlike the result of `next`, it
 * covers streams, cancellation and deadlines alike, and costs no promise.
 */
export type Interceptor = (next: AnyHandler, method: MethodDescription) => AnyHandler;

/** The first interceptor becomes the outermost layer. What is within takes an `UnreadRequest` as well. */
export function intercept(
  interceptors: readonly Interceptor[],
  handler: AnyHandler,
  method: MethodDescription,
): AnyHandler {
  const innermost: AnyHandler = (request, context) => {
    if (request instanceof UnreadRequest) throw request.refusal;
    return handler(request, context);
  };
  return interceptors.reduceRight((next, interceptor) => interceptor(next, method), innermost);
}

/** In place of a request that could not be read, or need not be: the layers see the call, and its handler does not. */
export class UnreadRequest {
  readonly refusal: RpcError;

  constructor(refusal: RpcError) {
    this.refusal = refusal;
  }
}
