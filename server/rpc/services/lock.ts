import { v3lockpb } from '#proto';
import { implement, type Service, unary } from '../service-definition.ts';
import { etcdErrors } from './etcd-errors.ts';
import { type Responder, responseHeader } from './etcd-header.ts';
import type { KeyQueue } from './key-queue.ts';

const lockDefinition = {
  name: 'v3lockpb.Lock',
  methods: {
    lock: unary('/v3lockpb.Lock/Lock', v3lockpb.LockRequest, v3lockpb.LockResponse),
    unlock: unary('/v3lockpb.Lock/Unlock', v3lockpb.UnlockRequest, v3lockpb.UnlockResponse),
  },
};

const noBytes = new Uint8Array(0);

/** etcd's lock service: whoever has the oldest key under the name of a lock holds it. */
export function lockService(responder: Responder, queue: KeyQueue): Service {
  return implement(lockDefinition, {
    async lock({ name, lease }, context) {
      const { key } = await queue.enter(name, lease, noBytes, context);
      return { header: responseHeader(responder), key };
    },
    async unlock({ key }, context) {
      if (key.length === 0) throw etcdErrors.emptyKey;
      await queue.remove(key, context);
      return { header: responseHeader(responder) };
    },
  });
}
