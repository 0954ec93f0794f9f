import type { Interceptor } from '../interceptor.ts';
import { RpcError } from '../rpc-error.ts';

const expired = new RpcError('DEADLINE_EXCEEDED', 'the deadline had passed when the call arrived; nothing was done');

/** A call that had more than this left when it was read has some left now; for it, the clock is not asked. */
const surelyLeftMs = 50;

/** Refuses a call that arrives too late, before any work is done for it. A deadline that passes later cancels the call. */
export function deadline(): Interceptor {
  return (next) => (request, context) => {
    const { deadlineMs, startedAtMs } = context;
    if (deadlineMs - startedAtMs < surelyLeftMs && deadlineMs <= performance.now()) throw expired;
    return next(request, context);
  };
}
