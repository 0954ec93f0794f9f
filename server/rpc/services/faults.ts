import { scalectl } from '#proto';
import { type Fault, type LinkFault, maxProbeTimeoutMs } from '../../faults/fault.ts';
import type { CutMode } from '../../faults/link-effect.ts';
import { type ActiveFault, FaultError, type NodeFaults } from '../../faults/node-faults.ts';
import type { ProbeOutcome, ProbeRequest } from '../../replica/link-probes.ts';
import { RpcError } from '../rpc-error.ts';
import { implement, type Service, unary } from '../service-definition.ts';

const wire = scalectl.admin.v1;
const servicePath = '/scalectl.admin.v1.Faults';

const faultsDefinition = {
  name: 'scalectl.admin.v1.Faults',
  methods: {
    setFault: unary(`${servicePath}/SetFault`, wire.Fault, wire.Fault),
    healFaults: unary(`${servicePath}/HealFaults`, wire.HealFaultsRequest, wire.FaultList),
    listFaults: unary(`${servicePath}/ListFaults`, wire.ListFaultsRequest, wire.FaultList),
    probePeer: unary(`${servicePath}/ProbePeer`, wire.ProbePeerRequest, wire.ProbePeerResponse),
  },
};

export interface FaultsServiceOptions {
  readonly faults: NodeFaults;
  readonly peerIds: () => readonly number[];
  readonly probe: (peer: number, request: ProbeRequest) => Promise<ProbeOutcome>;
  readonly probeDial: (peer: number, timeoutMs: number) => Promise<boolean>;
}

const maxProbeCount = 1_000;
const maxPaddingBytes = 256 * 1024;

/** Faults on purpose, and the question whether they took effect. Served on loopback only, like all of a node today. */
export function faultsService({ faults, peerIds, probe, probeDial }: FaultsServiceOptions): Service {
  return implement(faultsDefinition, {
    setFault(request) {
      const fault = fromWire(request);
      try {
        faults.set(fault);
      } catch (error) {
        throw error instanceof FaultError ? new RpcError('INVALID_ARGUMENT', error.message) : error;
      }
      return toWire({ ...fault, remainingMs: fault.durationMs });
    },
    healFaults({ id }) {
      return wire.FaultList.create({ faults: faults.heal(id === '' ? null : id).map(toWire) });
    },
    listFaults() {
      return wire.FaultList.create({ faults: faults.list().map(toWire) });
    },
    async probePeer({ peer, timeoutMs, count, paddingBytes, dial }) {
      if (!peerIds().includes(peer)) throw new RpcError('INVALID_ARGUMENT', `node ${peer} is no peer of this node`);
      const within = timeoutMs <= maxProbeTimeoutMs && count <= maxProbeCount && paddingBytes <= maxPaddingBytes;
      if (!within) throw new RpcError('INVALID_ARGUMENT', 'the probe is longer, or larger, than a probe may be');
      const [outcome, dialled] = await Promise.all([
        probe(peer, { count: Math.max(1, count), paddingBytes, timeoutMs }),
        dial ? probeDial(peer, timeoutMs) : false,
      ]);
      return wire.ProbePeerResponse.create({ ...outcome, dialled });
    },
  });
}

function fromWire({ id, owner, summary, durationMs, links, stall, seed }: scalectl.admin.v1.Fault): Fault {
  return {
    ...{ id, owner, summary, durationMs, seed },
    links: links.map((link) => linkFromWire(wire.LinkFault.create(link))),
    stall: stall ? { stallMs: stall.stallMs ?? 0, periodMs: stall.periodMs ?? 0 } : null,
  };
}

function linkFromWire({ peer, direction, cut, ...effect }: scalectl.admin.v1.LinkFault): LinkFault {
  const { delayMs, jitterMs, lossRatio, bandwidthBytesPerS } = effect;
  return {
    peer: peer === 0 ? 'clients' : peer,
    direction: direction === 'outgoing' ? 'outgoing' : 'incoming',
    // What is no mode is refused by the check of the fault, with its name.
    effect: { cut: cut === '' ? null : (cut as CutMode), delayMs, jitterMs, lossRatio, bandwidthBytesPerS },
  };
}

function toWire({ id, owner, summary, durationMs, remainingMs, links, stall, seed }: ActiveFault) {
  return wire.Fault.create({
    ...{ id, owner, summary, seed, stall },
    durationMs: Math.round(durationMs),
    remainingMs: Math.round(remainingMs),
    links: links.map(({ peer, direction, effect: { cut, ...effect } }) => ({
      ...effect,
      direction,
      peer: peer === 'clients' ? 0 : peer,
      cut: cut ?? '',
    })),
  });
}
