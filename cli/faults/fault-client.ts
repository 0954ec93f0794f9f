import { etcdserverpb, scalectl } from '#proto';
import type { Fault } from '../../server/faults/fault.ts';
import { AdminClient } from '../cluster/admin-client.ts';
import { endpointOf } from '../cluster/probe.ts';
import type { NodeRecord } from '../cluster/registry.ts';
import type { Clock } from '../context.ts';

const wire = scalectl.admin.v1;
const servicePath = '/scalectl.admin.v1.Faults';

/** A fault as a node tells of it; see proto/scalectl/admin/v1/admin.proto. */
export type HeldFault = scalectl.admin.v1.Fault;
export type LinkAnswer = scalectl.admin.v1.ProbePeerResponse;

export interface ProbeQuestion {
  readonly peer: number;
  readonly timeoutMs: number;
  readonly count: number;
  readonly paddingBytes: number;
  readonly dial: boolean;
}

/** Speaks about faults with nodes, over one connection each. To be closed. */
export class FaultClient {
  readonly #clock: Clock;
  readonly #timeoutMs: number;
  readonly #clients = new Map<string, Promise<AdminClient>>();

  /** `timeoutMs`: how long a node may take to answer. */
  constructor(clock: Clock, timeoutMs: number) {
    this.#clock = clock;
    this.#timeoutMs = timeoutMs;
  }

  async set(node: NodeRecord, fault: Fault): Promise<void> {
    const client = await this.#clientOf(node);
    await client.call(`${servicePath}/SetFault`, wire.Fault, toWire(fault), wire.Fault, this.#timeoutMs);
  }

  /** Ends one fault, or all when `id` is null; returns what was active. */
  async heal(node: NodeRecord, id: string | null): Promise<readonly HeldFault[]> {
    const client = await this.#clientOf(node);
    const request = { id: id ?? '' };
    const path = `${servicePath}/HealFaults`;
    const { faults } = await client.call(path, wire.HealFaultsRequest, request, wire.FaultList, this.#timeoutMs);
    return faults.map((fault) => wire.Fault.create(fault));
  }

  async list(node: NodeRecord): Promise<readonly HeldFault[]> {
    const client = await this.#clientOf(node);
    const path = `${servicePath}/ListFaults`;
    const { faults } = await client.call(path, wire.ListFaultsRequest, {}, wire.FaultList, this.#timeoutMs);
    return faults.map((fault) => wire.Fault.create(fault));
  }

  /** Asks `node` whether what it says reaches a peer. */
  async probe(node: NodeRecord, question: ProbeQuestion): Promise<LinkAnswer> {
    const client = await this.#clientOf(node);
    const timeoutMs = question.timeoutMs + this.#timeoutMs;
    return client.call(`${servicePath}/ProbePeer`, wire.ProbePeerRequest, question, wire.ProbePeerResponse, timeoutMs);
  }

  /** Whether a call that clients make gets through to `node`: milliseconds, or null when it does not. */
  async probeAsClient(node: NodeRecord, timeoutMs: number): Promise<number | null> {
    const client = await this.#clientOf(node);
    const startMs = this.#clock.nowMs();
    try {
      const { StatusRequest, StatusResponse } = etcdserverpb;
      await client.call('/etcdserverpb.Maintenance/Status', StatusRequest, {}, StatusResponse, timeoutMs);
      return this.#clock.nowMs() - startMs;
    } catch {
      // Refused or not answered in time: clients do not get through, and that is the answer.
      return null;
    }
  }

  async close(): Promise<void> {
    for (const client of this.#clients.values()) (await client).close();
    this.#clients.clear();
  }

  #clientOf(node: NodeRecord): Promise<AdminClient> {
    const endpoint = endpointOf(node);
    const client = this.#clients.get(endpoint) ?? AdminClient.connect(endpoint, this.#clock);
    this.#clients.set(endpoint, client);
    return client;
  }
}

function toWire({ links, ...fault }: Fault): scalectl.admin.v1.IFault {
  return {
    ...fault,
    links: links.map(({ peer, direction, effect: { cut, ...effect } }) => ({
      ...effect,
      direction,
      peer: peer === 'clients' ? 0 : peer,
      cut: cut ?? '',
    })),
  };
}
