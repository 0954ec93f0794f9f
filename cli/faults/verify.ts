import type { NodeRecord } from '../cluster/registry.ts';
import type { Clock } from '../context.ts';
import { CliError } from '../errors.ts';
import { declaredLinks, type NodeView } from './cluster-view.ts';
import type { FaultClient, HeldFault } from './fault-client.ts';
import {
  judgeLink,
  type LinkObservation,
  type LinkVerdict,
  nothingSeen,
  type ProbePlan,
  probePlan,
} from './link-verdict.ts';
import { clientsName, type DeclaredLink, type DirectedLink } from './shapes.ts';

/** How long a probe over an undisturbed link is waited for: it takes a few milliseconds, on a very busy machine more. */
const firstTimeoutMs = 300;
const lastTimeoutMs = 2_400;
/**
 * What an answer over an undisturbed link may take although the nodes answer operators at once: behind some megabytes of
 * consensus. When they are slow themselves it may take twice as long as they: it needs two of them.
 */
const quickMs = 100;
/** Links that were reset are made again, and a held frame arrives, well within this. */
const settleMs = 5_000;
const betweenRoundsMs = 50;

export interface LinkCheck {
  /** All directed links between nodes that run, and from the clients to each. */
  readonly links: readonly LinkVerdict[];
  readonly agrees: boolean;
}

export interface VerifyOptions {
  readonly client: FaultClient;
  readonly clock: Clock;
  readonly records: readonly NodeRecord[];
  /** As it was planned: names, ids, who runs. */
  readonly nodes: readonly NodeView[];
  /** Told of each node that stops answering meanwhile, and is left out then. Absent: that is an error. */
  readonly onSilent?: (name: string) => void;
}

/**
 * Probes every directed link by a real call over the very link that carries consensus, and compares with what the nodes
 * say they do to it. Asks again for a while when there is a difference: links that come back take a moment. Faults that
 * end meanwhile are no longer declared.
 */
export async function verifyLinks(options: VerifyOptions): Promise<LinkCheck> {
  const { clock } = options;
  const deadlineMs = clock.nowMs() + settleMs;
  let { nodes } = options;
  for (let timeoutMs = firstTimeoutMs; ; timeoutMs = Math.min(timeoutMs * 2, lastTimeoutMs)) {
    const round = await verifyOnce({ ...options, nodes }, timeoutMs);
    if (round.check.agrees || clock.nowMs() >= deadlineMs) return round.check;
    nodes = round.nodes;
    await clock.sleep(betweenRoundsMs);
  }
}

interface Round {
  readonly check: LinkCheck;
  /** As they were at its end. */
  readonly nodes: readonly NodeView[];
}

async function verifyOnce(options: VerifyOptions, baseTimeoutMs: number): Promise<Round> {
  const before = await askAll(options, options.nodes);
  const stallMs = longestStallMs(before.nodes);
  const timeoutMs = baseTimeoutMs + stallMs * 2;
  const held = before.nodes.flatMap((node) => node.held);
  const remainingMs = Math.min(...held.map((fault) => fault.remainingMs));
  const links = linksBetween(before.nodes, declaredLinks(before.nodes));
  const probing = links.map(async (link) => {
    const plan = probePlan(link, timeoutMs, remainingMs);
    return { link, plan, seen: await observe(options, link, plan) };
  });
  const [probed, after] = await Promise.all([Promise.all(probing), askAll(options, before.nodes)]);
  const undisturbedMs = quickMs + 2 * (Math.max(before.slowestMs, after.slowestMs) + stallMs);
  const verdicts = probed.map(({ link, plan, seen }) => judgeLink(link, plan, seen, undisturbedMs));
  const left = linksBetween(after.nodes, verdicts);
  return { check: { links: left, agrees: left.every(({ agrees }) => agrees) }, nodes: after.nodes };
}

/** What each node holds now, and how long the slowest took to say so: no fault touches the calls of operators. */
async function askAll({ client, clock, records, onSilent }: VerifyOptions, nodes: readonly NodeView[]) {
  let slowestMs = 0;
  const ask = async (node: NodeView): Promise<NodeView> => {
    if (!node.running) return node;
    const startMs = clock.nowMs();
    try {
      const held = await client.list(recordOf(records, node.name));
      slowestMs = Math.max(slowestMs, clock.nowMs() - startMs);
      return { ...node, held };
    } catch (error) {
      if (onSilent === undefined) throw error;
      onSilent(node.name);
      return { ...node, running: false, held: [] };
    }
  };
  const asked = await Promise.all(nodes.map(ask));
  return { nodes: asked, slowestMs };
}

/** Those whose ends run. */
function linksBetween<Link extends DirectedLink>(nodes: readonly NodeView[], links: readonly Link[]): readonly Link[] {
  const running = new Set(nodes.filter((node) => node.running).map(({ name }) => name));
  return links.filter(({ from, to }) => running.has(to) && (from === clientsName || running.has(from)));
}

function longestStallMs(nodes: readonly NodeView[]): number {
  const held: readonly HeldFault[] = nodes.flatMap((node) => node.held);
  return Math.max(0, ...held.map(({ stall }) => stall?.stallMs ?? 0));
}

async function observe(
  { client, records, onSilent }: VerifyOptions,
  { from, to }: DeclaredLink,
  plan: ProbePlan,
): Promise<LinkObservation> {
  if (from === clientsName) return client.probeAsClient(recordOf(records, to), plan.count, plan.timeoutMs);
  const question = { ...plan, peer: recordOf(records, to).nodeId, dial: true };
  try {
    return await client.probe(recordOf(records, from), question);
  } catch (error) {
    if (onSilent === undefined) throw error;
    return nothingSeen;
  }
}

function recordOf(records: readonly NodeRecord[], name: string): NodeRecord {
  return records.find((record) => record.name === name)!;
}

/** Observed and declared differ: a fault that is not what it says proves nothing. The evidence is the whole matrix. */
export function linksDiffer(check: LinkCheck, hint: string): CliError {
  const evidence = check.links.map((link) => `${describeLink(link)}${link.agrees ? '' : ' (!)'}`);
  return new CliError({ code: 'links-differ', exit: 'linksDiffer', message: countOf(check), hint, evidence });
}

/** The difference alone, in one sentence. */
export function describeDifference(check: LinkCheck): string {
  const wrong = check.links.filter(({ agrees }) => !agrees);
  return `${countOf(check)} ${wrong.map(describeLink).join('; ')}`;
}

function countOf({ links }: LinkCheck): string {
  const wrong = links.filter(({ agrees }) => !agrees);
  return `${wrong.length} of ${links.length} links are not what the nodes declare.`;
}

function describeLink({ from, to, declared, observed }: LinkVerdict): string {
  return `${from} → ${to}: declared ${declared}, observed ${observed}`;
}
