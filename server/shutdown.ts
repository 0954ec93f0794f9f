import { memberOf } from './consensus/membership.ts';
import { type Replica, ReplicaError } from './replica/contract.ts';
import type { RpcServer } from './rpc/rpc-server.ts';

/** The others elect a leader themselves in less than that. */
const handOverMs = 300;
/** A client hears that the node goes away, and has ended its requests, within a round trip and what they take. */
const leastDrainMs = 50;
const mostDrainMs = 1_000;
const pollMs = 10;

const graceMs = 2_000;
/** For the refusal of what is still open. */
const lastAnswersMs = 50;

/**
 * Ends a node so that its clients lose nothing: another node leads, clients hear that this one goes away (GOAWAY) and get
 * the answers that they wait for, and only then it falls silent. Peers are served all the while.
 *
 * @param endStreams ends what clients would keep open for ever.
 * @param stopCore after it nothing is decided here.
 */
export async function stopServing(
  rpc: Pick<RpcServer, 'shutdown'>,
  replica: Replica,
  endStreams: () => void,
  stopCore: () => Promise<void>,
): Promise<void> {
  await handOver(replica);
  endStreams();
  const hurry = new AbortController();
  const ended = rpc.shutdown(graceMs, hurry.signal);
  await drained(replica);
  await stopCore();
  setTimeout(() => hurry.abort(), lastAnswersMs);
  await ended;
}

/** Whoever is nearest to the end of the log leads instead. */
async function handOver(replica: Replica): Promise<void> {
  if (replica.status().role !== 'leader') return;
  const { membership } = replica;
  const voters = replica.progress.filter(({ nodeId }) => memberOf(membership, nodeId)?.role === 'voter');
  const current = voters.filter(({ isCurrent }) => isCurrent);
  const [best] = current.sort((a, b) => b.matchIndex - a.matchIndex);
  if (best === undefined) return;
  const options = { deadlineMs: performance.now() + handOverMs, cancelled: false };
  await replica.transferLeadership(best.nodeId, options).catch((error) => {
    // It did not take over: it may be stopping as well. The others elect somebody.
    if (!(error instanceof ReplicaError)) throw error;
  });
}

/** Resolves when what clients have begun is answered; for long only when the cluster cannot answer it. */
async function drained(replica: Replica): Promise<void> {
  const startMs = performance.now();
  for (let quiet = false; ; ) {
    await new Promise((resolve) => setTimeout(resolve, pollMs));
    const elapsedMs = performance.now() - startMs;
    const { queuedProposals, queuedReads } = replica.status();
    const isQuiet = queuedProposals + queuedReads === 0;
    if (elapsedMs >= mostDrainMs || (quiet && isQuiet && elapsedMs >= leastDrainMs)) return;
    quiet = isQuiet;
  }
}
