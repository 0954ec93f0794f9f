import type { Session } from '../../statemachine/command.ts';
import type { CallContext } from '../call-context.ts';
import { RpcError } from '../rpc-error.ts';
import { sessionIdKey, sessionSequenceKey } from './metadata-keys.ts';

// Ids are kept in the state machine; a random UUID has 36.
const maxIdLength = 128;

export function sessionOf(context: CallContext): Session | null {
  const id = context.metadata(sessionIdKey);
  if (id === undefined) return null;
  if (id === '' || id.length > maxIdLength) {
    throw new RpcError('INVALID_ARGUMENT', `${sessionIdKey} must have 1 to ${maxIdLength} characters`);
  }
  const text = context.metadata(sessionSequenceKey) ?? '';
  const sequence = Number(text);
  if (!/^\d+$/.test(text) || sequence === 0 || !Number.isSafeInteger(sequence)) {
    throw new RpcError('INVALID_ARGUMENT', `${sessionSequenceKey} must be a positive integer, not "${text}"`);
  }
  return { id, sequence };
}
