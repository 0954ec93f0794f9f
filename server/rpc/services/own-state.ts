import type { CallContext } from '../call-context.ts';
import { rethrowReplicaError } from './etcd-errors.ts';
import type { Responder } from './etcd-header.ts';

/** To be called before a client is shown what this node holds, without a question to the leader. @throws RpcError */
export function checkOwnState({ replica }: Responder, context: CallContext): void {
  const refusal = replica.stateRefusal;
  if (refusal !== null) rethrowReplicaError(refusal, context);
}
