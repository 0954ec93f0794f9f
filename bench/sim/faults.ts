import { ReplicaError } from '../../server/replica/contract.ts';
import type { SimulatedCluster } from './cluster.ts';
import { damageableCountOf, drawMembers, membershipOf } from './members.ts';
import type { Random } from './random.ts';
import type { Settings } from './settings.ts';

/** Something bad that begins at a moment and ends by itself. Data, so that a failing run can be shrunk and shown. */
export interface Fault {
  readonly atMs: number;
  readonly forMs: number;
  readonly what: /** The process ends; `losesPower`: with it what was not synced. `isNoticed`: the peers' links break at once. */
    | { readonly type: 'crash'; readonly node: number; readonly losesPower: boolean; readonly isNoticed: boolean }
    | { readonly type: 'pause'; readonly node: number }
    /** Directed links, as [from, to]. `breaks`: their ends notice. */
    | { readonly type: 'cut'; readonly links: readonly (readonly [number, number])[]; readonly breaks: boolean }
    | { readonly type: 'clog'; readonly links: readonly (readonly [number, number])[] }
    | { readonly type: 'break'; readonly links: readonly (readonly [number, number])[] }
    /** Heartbeats pass, and nothing else. */
    | { readonly type: 'gray'; readonly links: readonly (readonly [number, number])[] }
    | { readonly type: 'slow'; readonly links: readonly (readonly [number, number])[]; readonly addedMs: number }
    /** Whoever leads, and whoever is elected later: struck `afterMs` later, for `eachMs`. Leaderships are short. */
    | { readonly type: 'hunt'; readonly afterMs: number; readonly eachMs: number; readonly how: Strike }
    | { readonly type: 'slow disk'; readonly node: number; readonly slowness: number }
    | { readonly type: 'full disk'; readonly node: number }
    | { readonly type: 'failing disk'; readonly node: number }
    /** With a crash, so that the damage is found. */
    | { readonly type: 'bit flip'; readonly node: number }
    | { readonly type: 'misdirected write'; readonly node: number }
    /** Not faults, but what operators do at such times: asked at `node`. */
    | {
        readonly type: 'members';
        readonly node: number;
        readonly voters: readonly number[];
        readonly learners: readonly number[];
        /** So long after that the leader is cut off for a while; null: it is not. */
        readonly strikeAfterMs: number | null;
      }
    | { readonly type: 'transfer'; readonly node: number; readonly to: number };
}

type What = Fault['what'];

/** What is done to a leader: cut off from all others, in one direction or both, stopped for a while, or killed. */
type Strike = 'cut' | 'cut in' | 'cut out' | 'pause' | 'crash' | 'lose power';

/** Draws the faults of a run: some kinds of them, each at a rate of its own (swarm testing, Groce et al., 2012). */
export function drawFaults(random: Random, settings: Settings): Fault[] {
  const nodeIds = Array.from({ length: settings.nodeCount }, (_, i) => i + 1);
  // The atlas of damage: in every configuration enough nodes keep a good copy of everything.
  const damageableCount = damageableCountOf(membershipOf(settings, 0, nodeIds));
  const damageable = random.shuffle(nodeIds).slice(0, damageableCount);
  const kinds = makers(random, nodeIds, damageable).filter(() => random.chance(0.4));
  if (settings.hasOperators) kinds.push(...operators(random, settings, nodeIds, damageable));
  const faults: Fault[] = [];
  for (const make of kinds) {
    const meanGapMs = settings.durationMs / random.pick([1, 2, 4, 8]);
    for (let atMs = random.exponential(meanGapMs); atMs < settings.durationMs; atMs += random.exponential(meanGapMs)) {
      const what = make();
      if (what !== null) faults.push({ atMs, forMs: random.exponential(random.pick([30, 200, 600])), what });
    }
  }
  return faults.sort((a, b) => a.atMs - b.atMs);
}

function makers(random: Random, nodeIds: number[], damageable: number[]): (() => What | null)[] {
  const node = () => random.pick(nodeIds);
  const damaged = (make: (node: number) => What) => () =>
    damageable.length === 0 ? null : make(random.pick(damageable));
  return [
    () => ({ type: 'crash', node: node(), losesPower: random.chance(0.5), isNoticed: random.chance(0.5) }),
    () => ({ type: 'crash', node: node(), losesPower: true, isNoticed: false }),
    () => ({ type: 'pause', node: node() }),
    () => ({ type: 'cut', links: drawLinks(random, nodeIds), breaks: random.chance(0.3) }),
    () => ({ type: 'clog', links: drawLinks(random, nodeIds) }),
    () => ({ type: 'break', links: drawLinks(random, nodeIds) }),
    () => ({ type: 'gray', links: drawLinks(random, nodeIds) }),
    () => ({ type: 'slow', links: drawLinks(random, nodeIds), addedMs: random.pick([5, 30, 150]) }),
    () => drawHunt(random),
    () => ({ type: 'slow disk', node: node(), slowness: random.pick([10, 100]) }),
    () => ({ type: 'full disk', node: node() }),
    () => ({ type: 'failing disk', node: node() }),
    damaged((id) => ({ type: 'bit flip', node: id })),
    damaged((id) => ({ type: 'misdirected write', node: id })),
  ];
}

function operators(
  random: Random,
  settings: Settings,
  nodeIds: readonly number[],
  damageable: readonly number[],
): (() => What | null)[] {
  return [
    () => {
      const members = drawMembers(random, settings, nodeIds, damageable);
      const strikeAfterMs = random.pick([null, null, 0.5, 3, 15]);
      return { type: 'members', node: random.pick(nodeIds), ...members, strikeAfterMs };
    },
    () => ({ type: 'transfer', node: random.pick(nodeIds), to: random.pick(nodeIds) }),
  ];
}

/** A strike at once leaves a leader that nobody knows; a later one, a log that some have and others have not. */
function drawHunt(random: Random): What {
  const how = random.pick<Strike>(['cut', 'cut', 'cut', 'cut in', 'cut out', 'pause', 'crash', 'lose power']);
  return { type: 'hunt', afterMs: random.pick([0, 0.5, 3, 15, 60]), eachMs: random.pick([40, 150, 500]), how };
}

/** Any graph: two sides, one node alone in one or both directions, a hub, a chain, a ring, or each link by chance. */
function drawLinks(random: Random, nodeIds: readonly number[]): [number, number][] {
  const order = random.shuffle(nodeIds);
  const n = order.length;
  const side = new Set(order.slice(0, random.int(1, Math.max(1, n - 1))));
  const place = (id: number) => order.indexOf(id);
  const first = order[0]!;
  const share = random.pick([0.1, 0.5]);
  const isCut = random.pick<(a: number, b: number) => boolean>([
    (a, b) => side.has(a) !== side.has(b),
    (a, b) => side.has(a) && !side.has(b),
    (a, b) => a === first || b === first,
    (a) => a === first,
    (_, b) => b === first,
    (a, b) => a !== first && b !== first,
    (a, b) => Math.abs(place(a) - place(b)) !== 1,
    (a, b) => Math.abs(place(a) - place(b)) !== 1 && Math.abs(place(a) - place(b)) !== n - 1,
    () => random.chance(share),
  ]);
  return nodeIds.flatMap((a) => nodeIds.filter((b) => a !== b && isCut(a, b)).map((b): [number, number] => [a, b]));
}

/** Carries out a fault, and plans its end. */
export function inject(cluster: SimulatedCluster, { what, forMs }: Fault): void {
  const end = (undo: () => void) =>
    cluster.queue.after(forMs, () => {
      if (!cluster.isHealed) undo();
    });
  switch (what.type) {
    case 'crash':
      cluster.crash(what.node, what.losesPower, what.isNoticed);
      end(() => cluster.restart(what.node));
      return;
    case 'pause':
      cluster.pause(what.node);
      end(() => cluster.resume(what.node));
      return;
    case 'cut':
    case 'clog':
    case 'break':
    case 'gray':
    case 'slow':
      injectIntoLinks(cluster, what, end);
      return;
    case 'hunt':
      end(cluster.onLeader((node) => strike(cluster, node, what)));
      return;
    case 'members':
    case 'transfer':
      operate(cluster, what);
      return;
    default:
      injectIntoDisk(cluster, what, end);
  }
}

function injectIntoLinks(
  { network }: SimulatedCluster,
  what: Extract<What, { links: unknown }>,
  end: (undo: () => void) => void,
): void {
  for (const [from, to] of what.links) {
    if (what.type === 'clog') {
      network.clog(from, to);
      end(() => network.unclog(from, to));
    } else if (what.type === 'cut') {
      network.cut(from, to);
      if (what.breaks) network.breakLink(from, to);
      end(() => network.mend(from, to));
    } else if (what.type === 'gray') {
      network.gray(from, to);
      end(() => network.ungray(from, to));
    } else if (what.type === 'slow') {
      network.slow(from, to, what.addedMs);
      end(() => network.slow(from, to, -what.addedMs));
    } else network.breakLink(from, to);
  }
}

function strike(cluster: SimulatedCluster, node: number, hunt: Extract<What, { type: 'hunt' }>): void {
  const others = cluster.nodeIds.filter((id) => id !== node);
  const into = others.map((other): [number, number] => [other, node]);
  const out = others.map((other): [number, number] => [node, other]);
  const cut = (links: [number, number][]): What => ({ type: 'cut', links, breaks: false });
  const what: Record<Strike, What> = {
    cut: cut([...into, ...out]),
    'cut in': cut(into),
    'cut out': cut(out),
    pause: { type: 'pause', node },
    crash: { type: 'crash', node, losesPower: false, isNoticed: true },
    'lose power': { type: 'crash', node, losesPower: true, isNoticed: false },
  };
  cluster.queue.after(hunt.afterMs, () => {
    if (!cluster.isHealed) inject(cluster, { atMs: cluster.queue.nowMs, forMs: hunt.eachMs, what: what[hunt.how] });
  });
}

/** Nobody waits for what comes of it: the invariants look at every configuration. */
function operate(cluster: SimulatedCluster, what: Extract<What, { type: 'members' | 'transfer' }>): void {
  const node = cluster.node(what.node);
  const { replica } = node;
  if (!node.isServing || replica === null) return;
  // With drifting clocks it may go on asking for a little longer.
  cluster.operatedUntilMs = cluster.queue.nowMs + 1.5 * operatorPatienceMs;
  const options = { deadlineMs: node.nowMs() + operatorPatienceMs, cancelled: false };
  const asked =
    what.type === 'transfer'
      ? replica.transferLeadership(what.to, options)
      : replica.reconfigure(
          membershipOf(cluster.settings, replica.membership.configId + 1, what.voters, what.learners),
          options,
        );
  if (what.type === 'members' && what.strikeAfterMs !== null) {
    const hunt = { type: 'hunt', afterMs: what.strikeAfterMs, eachMs: 200, how: 'cut' } as const;
    for (const { id } of cluster.leaders) strike(cluster, id, hunt);
  }
  asked.catch((error: unknown) => {
    if (!(error instanceof ReplicaError)) cluster.fail(error);
  });
}

const operatorPatienceMs = 1_000;

function injectIntoDisk(
  cluster: SimulatedCluster,
  what: Exclude<What, { links: unknown } | { type: 'crash' | 'pause' | 'hunt' | 'members' | 'transfer' }>,
  end: (undo: () => void) => void,
): void {
  const { disk } = cluster.node(what.node);
  switch (what.type) {
    case 'slow disk':
      disk.mood.slowness = what.slowness;
      end(() => {
        disk.mood.slowness = 1;
      });
      return;
    case 'full disk':
      disk.mood.isFull = true;
      end(() => {
        disk.mood.isFull = false;
      });
      return;
    case 'failing disk':
      disk.mood.failures = 1;
      return;
    case 'misdirected write':
      disk.mood.misdirect = true;
      end(() => cluster.crash(what.node, false, true));
      cluster.queue.after(0, () => end(() => cluster.restart(what.node)));
      return;
    case 'bit flip':
      cluster.crash(what.node, false, true);
      if (cluster.node(what.node).state === 'down') disk.flipBit();
      end(() => cluster.restart(what.node));
      return;
    default:
      what satisfies never;
  }
}
