import type { ReplicaStatus } from './contract.ts';

/** A node serves requests when it knows whom to ask, can write, and is one that clients should come to. */
export function isReady({ leaderId, disk, isBehind, isRemoved }: ReplicaStatus): boolean {
  return leaderId !== 0 && disk === 'ok' && !isBehind && !isRemoved;
}
