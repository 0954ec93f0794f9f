import { scalectl } from '#proto';
import { clusterIdHeader, nodeIdHeader, peerMethodPath } from '../../replica/peer-link.ts';
import { decodeFrame, type PeerMessage } from '../../replica/peer-message.ts';
import type { CallContext } from '../call-context.ts';
import { RpcError } from '../rpc-error.ts';
import { bidi, implement, type Service } from '../service-definition.ts';

const peerDefinition = {
  name: 'scalectl.peer.v1.Peer',
  methods: { connect: bidi(peerMethodPath, { decode: decodeFrame }, scalectl.peer.v1.Frame) },
};

export interface PeerServiceOptions {
  readonly clusterId: string;
  /** Nodes that may dial: all of the cluster but this one. */
  readonly peerIds: readonly number[];
  readonly receive: (from: number, messages: readonly PeerMessage[]) => void;
}

/** Where the other nodes of the cluster speak to this one. */
export function peerService({ clusterId, peerIds, receive }: PeerServiceOptions): Service {
  return implement(peerDefinition, {
    async *connect(frames, context) {
      const from = identify(context, clusterId, peerIds);
      // The dialling side takes its first answer as "let in".
      yield {};
      for await (const messages of frames) receive(from, messages);
    },
  });
}

function identify(context: CallContext, clusterId: string, peerIds: readonly number[]): number {
  const theirs = context.metadata(clusterIdHeader);
  if (theirs !== clusterId) {
    throw new RpcError(
      'PERMISSION_DENIED',
      `this node belongs to cluster ${clusterId}, not to ${theirs ?? 'no cluster'}`,
    );
  }
  const nodeId = Number(context.metadata(nodeIdHeader));
  if (!peerIds.includes(nodeId)) {
    throw new RpcError(
      'PERMISSION_DENIED',
      `node ${context.metadata(nodeIdHeader) ?? '(none)'} is no peer of this node`,
    );
  }
  return nodeId;
}
