import type { NodeRecord } from '../cluster/registry.ts';
import type { Clock } from '../context.ts';
import { CliError } from '../errors.ts';
import { clientsName, type DeclaredLink, declaredLinks, type NodeView } from './cluster-view.ts';
import type { FaultClient, HeldFault } from './fault-client.ts';
import { judgeLink, type LinkObservation, type LinkVerdict, type ProbePlan, probePlan } from './link-verdict.ts';

/** What a probe over an undisturbed link may take: a node on a busy machine answers in a few milliseconds, on a very busy one later. */
const firstTimeoutMs = 300;
const lastTimeoutMs = 2_400;
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
}

/**
 * Probes every directed link by a real call over the very link that carries consensus, and compares with what the nodes
 * say they do to it. Asks again for a while when there is a difference: links that come back take a moment. Faults that
 * end meanwhile are no longer declared.
 */
export async function verifyLinks(options: VerifyOptions): Promise<LinkCheck> {
  const { clock } = options;
  const deadlineMs = clock.nowMs() + settleMs;
  for (let timeoutMs = firstTimeoutMs; ; timeoutMs = Math.min(timeoutMs * 2, lastTimeoutMs)) {
    const check = await verifyOnce(options, timeoutMs);
    if (check.agrees || clock.nowMs() >= deadlineMs) return check;
    await clock.sleep(betweenRoundsMs);
  }
}

async function verifyOnce({ client, records, nodes }: VerifyOptions, baseTimeoutMs: number): Promise<LinkCheck> {
  const current = await Promise.all(nodes.map((node) => withFaultsOf(node, records, client)));
  const running = new Set(nodes.filter((node) => node.running).map(({ name }) => name));
  const timeoutMs = baseTimeoutMs + longestStallMs(current) * 2;
  const remainingMs = Math.min(...current.flatMap(({ held }) => held.map((fault) => fault.remainingMs)));
  const links = declaredLinks(current).filter(
    ({ from, to }) => running.has(to) && (from === clientsName || running.has(from)),
  );
  const verdicts = await Promise.all(
    links.map(async (link) => {
      const plan = probePlan(link, timeoutMs, remainingMs);
      return judgeLink(link, plan, await observe(client, records, link, plan));
    }),
  );
  return { links: verdicts, agrees: verdicts.every(({ agrees }) => agrees) };
}

async function withFaultsOf(node: NodeView, records: readonly NodeRecord[], client: FaultClient): Promise<NodeView> {
  return node.running ? { ...node, held: await client.list(recordOf(records, node.name)) } : node;
}

function longestStallMs(nodes: readonly NodeView[]): number {
  const held: readonly HeldFault[] = nodes.flatMap((node) => node.held);
  return Math.max(0, ...held.map(({ stall }) => stall?.stallMs ?? 0));
}

async function observe(
  client: FaultClient,
  records: readonly NodeRecord[],
  { from, to }: DeclaredLink,
  plan: ProbePlan,
): Promise<LinkObservation> {
  if (from === clientsName) {
    const answerMs = await client.probeAsClient(recordOf(records, to), plan.timeoutMs);
    const answered = answerMs === null ? 0 : 1;
    return { sent: 1, answered, firstAnswerMs: answerMs ?? 0, lastAnswerMs: answerMs ?? 0, dialled: answered === 1 };
  }
  return client.probe(recordOf(records, from), { ...plan, peer: recordOf(records, to).nodeId, dial: true });
}

function recordOf(records: readonly NodeRecord[], name: string): NodeRecord {
  return records.find((record) => record.name === name)!;
}

/** Observed and declared differ: a fault that is not what it says proves nothing. */
export function linksDiffer({ links }: LinkCheck, cluster: string): CliError {
  const wrong = links.filter(({ agrees }) => !agrees);
  return new CliError({
    code: 'links-differ',
    exit: 'linksDiffer',
    message: `${wrong.length} of ${links.length} links are not what the nodes declare.`,
    hint: `See what is active with: scalectl faults --name ${cluster}; and end it with: scalectl heal --name ${cluster}`,
    details: wrong.map(
      ({ from, to, declared, observed }) => `${from} → ${to}: declared ${declared}, observed ${observed}`,
    ),
  });
}
