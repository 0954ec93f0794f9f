import { scalectl } from '#proto';
import { maxNodeId } from '../../config.ts';
import type { IncomingGate } from '../../faults/incoming-gate.ts';
import { isProbe, probeIdOf } from '../../replica/link-probes.ts';
import { decodeFrame } from '../../replica/peer-frame.ts';
import { clusterIdHeader, nodeIdHeader, peerMethodPath } from '../../replica/peer-link.ts';
import type { PeerMessage } from '../../replica/peer-message.ts';
import type { CallContext } from '../call-context.ts';
import { RpcError } from '../rpc-error.ts';
import { bidi, implement, type Service } from '../service-definition.ts';

const peerDefinition = {
  name: 'scalectl.peer.v1.Peer',
  methods: { connect: bidi(peerMethodPath, { decode: decodeIncoming }, scalectl.peer.v1.Frame) },
};

/** A probe, or messages for the replica. */
type IncomingFrame = { readonly probeId: number } | readonly PeerMessage[];

function decodeIncoming(bytes: Uint8Array): IncomingFrame {
  return isProbe(bytes) ? { probeId: probeIdOf(bytes) } : decodeFrame(bytes);
}

export interface PeerServiceOptions {
  readonly clusterId: string;
  readonly nodeId: number;
  /** Where faults act on what `peer` says. */
  readonly gateFrom: (peer: number) => IncomingGate;
  readonly receive: (from: number, messages: readonly PeerMessage[]) => void;
}

/** Where the other nodes of the cluster speak to this one. */
export function peerService({ clusterId, nodeId, gateFrom, receive }: PeerServiceOptions): Service {
  return implement(peerDefinition, {
    async *connect(frames, context) {
      const from = identify(context, clusterId, nodeId);
      const gate = gateFrom(from);
      if (gate.refuses) throw reset;
      await gate.reachable();
      // The dialling side takes its first answer as "let in".
      yield {};
      for await (const frame of frames) {
        if (gate.breaks) throw reset;
        if (!gate.isOpen) continue;
        if ('probeId' in frame) yield { probe: { id: frame.probeId } };
        else receive(from, frame);
      }
    },
  });
}

const reset = new RpcError('UNAVAILABLE', 'a fault that was set on purpose refuses this link');

/**
 * Any node of the cluster may dial, member or not: members change, and who does not know of it yet must be told, or tell.
 * What a node may say to the core depends on the members that the core knows.
 */
function identify(context: CallContext, clusterId: string, ownId: number): number {
  const theirs = context.metadata(clusterIdHeader);
  if (theirs !== clusterId) {
    throw new RpcError(
      'PERMISSION_DENIED',
      `this node belongs to cluster ${clusterId}, not to ${theirs ?? 'no cluster'}`,
    );
  }
  const nodeId = Number(context.metadata(nodeIdHeader));
  if (!Number.isInteger(nodeId) || nodeId < 1 || nodeId > maxNodeId || nodeId === ownId) {
    throw new RpcError(
      'PERMISSION_DENIED',
      `node ${context.metadata(nodeIdHeader) ?? '(none)'} is no peer of this node`,
    );
  }
  return nodeId;
}
