import type { SimulatedCluster } from '../cluster.ts';
import type { Sieve } from '../network.ts';
import type { Random } from '../random.ts';
import { hold, type Link, linksInto, release } from './links.ts';
import { startAnew } from './processes.ts';

/**
 * A node is started anew twice. What the life in between asked is held up, and answered in the next one, where answers take
 * their time, too: some reach a life that has asked as many things, before its own answers do.
 */
export interface Echo {
  readonly type: 'echo';
  readonly node: number;
  readonly kind: 'readIndexRequest' | 'forward' | 'heartbeatRequest';
  /** From the first question to the end of the life that asked it. */
  readonly againMs: number;
  /** From there until the question passes. */
  readonly heldMs: number;
  /** From the next life's first question until answers pass. */
  readonly answerMs: number;
  /** When a node asks nothing. */
  readonly patienceMs: number;
}

export function drawEcho(random: Random, nodeIds: readonly number[]): Echo {
  return {
    type: 'echo',
    node: random.pick(nodeIds),
    kind: random.pick<Echo['kind']>(['readIndexRequest', 'readIndexRequest', 'forward', 'heartbeatRequest']),
    againMs: random.exponential(random.pick([2, 20])),
    heldMs: random.pick([20, 120, 250]),
    answerMs: random.exponential(random.pick([2, 20])),
    patienceMs: random.pick([400, 1_000]),
  };
}

const answers = {
  readIndexRequest: 'readIndexResponse',
  forward: 'forwardRejected',
  heartbeatRequest: 'heartbeatReply',
} as const;

export function echo(cluster: SimulatedCluster, what: Echo): void {
  const { node: id, kind, againMs, heldMs, answerMs, patienceMs } = what;
  const into = linksInto(cluster, id);
  const outOf = into.map(([other]): Link => [id, other]);
  const questions: Sieve = { kinds: [kind], lateMs: 'held' };
  const replies: Sieve = { kinds: [answers[kind]], lateMs: 'held' };
  startAnew(cluster, id);
  hold(cluster, outOf, questions);
  let lives = 1;
  const next = () => {
    startAnew(cluster, id);
    lives++;
    hold(cluster, into, replies);
    cluster.later(heldMs, () => release(cluster, outOf, questions));
  };
  let asked = 0;
  const stop = cluster.onQuestion((node, sent) => {
    if (node !== id || sent !== kind || asked === lives) return;
    asked = lives;
    if (lives === 1) cluster.later(againMs, next);
    else cluster.later(answerMs, end);
  });
  let isOver = false;
  const end = () => {
    isOver = true;
    stop();
    release(cluster, outOf, questions);
    release(cluster, into, replies);
  };
  cluster.later(patienceMs, end);
  if (kind === 'readIndexRequest') read(cluster, id, () => asked > 0 || isOver);
}

/** Asks a node to read until it has passed that on: clients are on their way to others when it was started anew. */
function read(cluster: SimulatedCluster, id: number, isDone: () => boolean): void {
  cluster.later(10, () => {
    const node = cluster.node(id);
    if (isDone()) return;
    const options = { deadlineMs: node.nowMs() + 100, cancelled: false };
    if (node.isServing) node.replica!.readIndex(options).catch(() => {});
    read(cluster, id, isDone);
  });
}
