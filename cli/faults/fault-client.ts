import { etcdserverpb, scalectl } from '#proto';
import type { Fault } from '../../server/faults/fault.ts';
import { AdminClient } from '../cluster/admin-client.ts';
import { endpointOf } from '../cluster/probe.ts';
import type { NodeRecord } from '../cluster/registry.ts';
import type { Clock } from '../context.ts';
import { CliError } from '../errors.ts';
import type { LinkObservation } from './link-verdict.ts';

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
  #closed = false;

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

  /** Whether so many calls that clients make, all at once, get through to `node`. */
  async probeAsClient(node: NodeRecord, count: number, timeoutMs: number): Promise<LinkObservation> {
    const client = await this.#clientOf(node);
    const startMs = this.#clock.nowMs();
    const { StatusRequest, StatusResponse } = etcdserverpb;
    const answersMs: number[] = [];
    const call = async (): Promise<boolean> => {
      try {
        await client.call('/etcdserverpb.Maintenance/Status', StatusRequest, {}, StatusResponse, timeoutMs);
        answersMs.push(this.#clock.nowMs() - startMs);
        return true;
      } catch (error) {
        // Refused or not answered in time: clients do not get through, and that is the answer.
        return !isForWantOfRoom(error);
      }
    };
    const sent = (await Promise.all(Array.from({ length: count }, call))).filter((counts) => counts).length;
    const [firstAnswerMs = 0] = answersMs;
    const answered = answersMs.length;
    return { sent, answered, firstAnswerMs, lastAnswerMs: answersMs.at(-1) ?? 0, dialled: answered > 0 };
  }

  /** From then on everything rejects: whoever still asks was given up, and would open connections that nobody closes. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const client of this.#clients.values()) (await client).close();
    this.#clients.clear();
  }

  async #clientOf(node: NodeRecord): Promise<AdminClient> {
    if (this.#closed) throw new Error('nobody waits for the answer any more');
    const endpoint = endpointOf(node);
    const client = this.#clients.get(endpoint) ?? AdminClient.connect(endpoint, this.#clock);
    this.#clients.set(endpoint, client);
    return client;
  }
}

/** gRPC's RESOURCE_EXHAUSTED: the node serves as many calls as it takes, and this one has met no fault. */
function isForWantOfRoom(error: unknown): boolean {
  return error instanceof CliError && (error.cause as { code?: unknown } | undefined)?.code === 8;
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
