import type { Interceptor } from '../interceptor.ts';
import { RpcError } from '../rpc-error.ts';

const expired = new RpcError('DEADLINE_EXCEEDED', 'the deadline had passed when the call arrived; nothing was done');

/** Refuses a call that arrives too late, before any work is done for it. A deadline that passes later cancels the call. */
export function deadline(): Interceptor {
  return (next) => (request, context) => {
    if (context.deadlineMs <= performance.now()) throw expired;
    return next(request, context);
  };
}
