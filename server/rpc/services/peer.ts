import { scalectl } from '#proto';
import { maxNodeId } from '../../config.ts';
import { decodeStopSign } from '../../consensus/stop-sign.ts';
import type { IncomingGate } from '../../faults/incoming-gate.ts';
import { isProbe, probeIdOf } from '../../replica/link-probes.ts';
import { parseAddress } from '../../replica/peer-address.ts';
import { decodeFrame } from '../../replica/peer-frame.ts';
import { clusterIdHeader, nodeAddressHeader, nodeIdHeader, peerMethodPath } from '../../replica/peer-link.ts';
import { maxStrangers, type PeerAddress } from '../../replica/peer-links.ts';
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

/** Throws what makes no sense, which refuses the call: in the core it would end the process. */
function decodeIncoming(bytes: Uint8Array): IncomingFrame {
  if (isProbe(bytes)) return { probeId: probeIdOf(bytes) };
  const messages = decodeFrame(bytes);
  for (const message of messages) if (message.type === 'reconfigure') decodeStopSign(message.entry);
  return messages;
}

export interface PeerServiceOptions {
  readonly clusterId: string;
  readonly nodeId: number;
  /** Where faults act on what `peer` says. */
  readonly gateFrom: (peer: number) => IncomingGate;
  /** Sees to it that `peer` can be answered while its stream is open; gives what ends that, or null for want of room. */
  readonly answer: (peer: PeerAddress) => (() => void) | null;
  readonly receive: (from: number, messages: readonly PeerMessage[]) => void;
}

/** Where the other nodes of the cluster speak to this one. */
export function peerService({ clusterId, nodeId, gateFrom, answer, receive }: PeerServiceOptions): Service {
  return implement(peerDefinition, {
    async *connect(frames, context) {
      const peer = identify(context, clusterId, nodeId);
      const from = peer.nodeId;
      const gate = gateFrom(from);
      if (!gate.refuses) await gate.reachable();
      // Also one that has waited while everything was dropped: what came after that may turn it away.
      if (gate.refuses) throw reset;
      const ended = answer(peer);
      if (ended === null) throw tooManyStrangers;
      try {
        // The dialling side takes its first answer as "let in".
        yield {};
        for await (const frame of frames) {
          if (gate.breaks) throw reset;
          if (!gate.isOpen) continue;
          if ('probeId' in frame) yield { probe: { id: frame.probeId } };
          else receive(from, frame);
        }
      } finally {
        ended();
      }
    },
  });
}

const reset = new RpcError('UNAVAILABLE', 'a fault that was set on purpose refuses this link');

const tooManyStrangers = new RpcError(
  'RESOURCE_EXHAUSTED',
  `this node has links to ${maxStrangers} nodes that are no members, and answers no more of them`,
);

/** Of what a caller sent, in an answer to it. */
const maxQuoted = 100;

/**
 * Any node of the cluster may dial, member or not: members change, and who does not know of it yet must be told, or tell.
 * What a node may say to the core depends on the members that the core knows.
 */
function identify(context: CallContext, clusterId: string, ownId: number): PeerAddress {
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
  const told = context.metadata(nodeAddressHeader);
  const address = parseAddress(told ?? '');
  if (address === null) {
    const said = told === undefined ? 'no address' : `"${told.slice(0, maxQuoted)}", which is no address`;
    throw new RpcError('INVALID_ARGUMENT', `node ${nodeId} names ${said} at which it listens, as HOST:PORT`);
  }
  return { nodeId, ...address };
}
