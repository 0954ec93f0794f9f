import type { CallContext } from '../call-context.ts';
import { RpcError } from '../rpc-error.ts';
import { maxStalenessKey } from './metadata-keys.ts';

/** Null when the client gave no bound: any age will do. 0 is a linearizable read. */
export function maxStalenessOf(context: CallContext): number | null {
  const text = context.metadata(maxStalenessKey);
  if (text === undefined) return null;
  const maxStalenessMs = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(maxStalenessMs)) {
    throw new RpcError('INVALID_ARGUMENT', `${maxStalenessKey} must be a whole number of milliseconds, not "${text}"`);
  }
  return maxStalenessMs;
}
