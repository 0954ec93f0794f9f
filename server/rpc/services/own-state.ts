import type { Replica } from '../../replica/contract.ts';
import { isReady } from '../../replica/readiness.ts';
import type { CallContext } from '../call-context.ts';
import { rethrowReplicaError } from './etcd-errors.ts';
import type { Responder } from './etcd-header.ts';

/** To be called before a client is shown what this node holds, without a question to the leader. @throws RpcError */
export function checkOwnState({ replica }: Responder, context: CallContext): void {
  const refusal = replica.stateRefusal;
  if (refusal !== null) rethrowReplicaError(refusal, context);
}

/** A witness may be ready, as operators see it, and has nothing for clients. */
export function servesClients(replica: Pick<Replica, 'status' | 'stateRefusal'>): boolean {
  return isReady(replica.status()) && replica.stateRefusal === null;
}
