import { type Amnesia, drawAmnesia } from './episodes/amnesia.ts';
import { drawEcho, type Echo } from './episodes/echo.ts';
import type { Order } from './episodes/operator.ts';
import { drawRelay, type Relay } from './episodes/relay.ts';
import { drawStaleFetch, type StaleFetch } from './episodes/stale-fetch.ts';
import { drawStranded, type Stranded } from './episodes/stranded.ts';
import { damageableCountOf, drawMembers, membershipOf } from './members.ts';
import type { Sieve } from './network.ts';
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
    | {
        readonly type: 'hunt';
        readonly afterMs: number;
        readonly eachMs: number;
        readonly how: Strike;
        readonly damageable: readonly number[];
      }
    /** All lose power together; each is back so long after. */
    | { readonly type: 'blackout'; readonly backMs: readonly number[] }
    | { readonly type: 'slow disk'; readonly node: number; readonly slowness: number }
    | { readonly type: 'full disk'; readonly node: number }
    | { readonly type: 'failing disk'; readonly node: number }
    /** With a crash, so that the damage is found. For a while nobody tells it what was decided: its leader has to help. */
    | { readonly type: 'bit flip'; readonly node: number; readonly untaughtMs: number }
    | { readonly type: 'misdirected write'; readonly node: number }
    /** With a restart; after so many reads of snapshots one fails. */
    | { readonly type: 'unreadable snapshot'; readonly node: number; readonly goodReads: number }
    /** Not faults, but what operators do at such times. */
    | Order
    /** Messages of some kinds are lost on these links, or come so much later. */
    | ({ readonly type: 'sieve'; readonly links: readonly (readonly [number, number])[] } & Sieve)
    | Relay
    | StaleFetch
    | Stranded
    | Amnesia
    | Echo;
}

export type What = Fault['what'];

/**
 * What is done to a leader: cut off from all others, in one direction or both, stopped for a while, or killed, some with damage
 * to its disk.
 */
export type Strike = 'cut' | 'cut in' | 'cut out' | 'pause' | 'crash' | 'lose power' | 'damage';

/** How long some kinds last: a leader is to be the same before and after damage; that one waits for somebody who asks. */
const meansMs: { readonly [Type in What['type']]?: readonly number[] } = {
  'bit flip': [5, 5, 200],
  'stale fetch': [300, 1_500],
};

/** Draws the faults of a run: some kinds of them, each at a rate of its own (swarm testing, Groce et al., 2012). */
export function drawFaults(random: Random, settings: Settings): Fault[] {
  const nodeIds = Array.from({ length: settings.nodeCount }, (_, i) => i + 1);
  // The atlas of damage: in every configuration enough nodes keep a good copy of everything.
  const damageableCount = damageableCountOf(membershipOf(settings, 0, nodeIds.slice(0, settings.founderCount)));
  const damageable = random.shuffle(nodeIds).slice(0, damageableCount);
  // Came later: on a stream of its own, so that all other schedules stay what they were.
  const alone = random.fork(1);
  if (alone.chance(0.3)) {
    // It takes long, and anything else would break it off.
    const what = drawAmnesia(alone, settings, nodeIds, damageable);
    if (what !== null) return [{ atMs: 0, forMs: 0, what }];
  }
  const kinds = makers(random, nodeIds, damageable).filter(() => random.chance(0.4));
  kinds.push(...episodes(random, settings, nodeIds, damageable).filter(() => random.chance(0.4)));
  if (settings.hasOperators) kinds.push(...operators(random, settings, nodeIds, damageable));
  const faults: Fault[] = [];
  for (const make of kinds) {
    const meanGapMs = settings.durationMs / random.pick([1, 2, 4, 8]);
    for (let atMs = random.exponential(meanGapMs); atMs < settings.durationMs; atMs += random.exponential(meanGapMs)) {
      const what = make();
      if (what !== null)
        faults.push({ atMs, forMs: random.exponential(random.pick(meansMs[what.type] ?? [30, 200, 600])), what });
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
    () => drawSieve(random, nodeIds),
    () => drawHunt(random, damageable),
    () => ({ type: 'blackout', backMs: nodeIds.map(() => random.exponential(random.pick([2, 50, 200]))) }),
    () => ({ type: 'slow disk', node: node(), slowness: random.pick([10, 100]) }),
    () => ({ type: 'full disk', node: node() }),
    () => ({ type: 'failing disk', node: node() }),
    damaged((id) => ({ type: 'bit flip', node: id, untaughtMs: random.pick([0, 100, 400]) })),
    damaged((id) => ({ type: 'misdirected write', node: id })),
    damaged((id) => ({ type: 'unreadable snapshot', node: id, goodReads: random.int(0, 7) })),
  ];
}

/** Kinds that follow what the cluster does. In smaller ones nobody could be left out. */
function episodes(
  random: Random,
  settings: Settings,
  nodeIds: readonly number[],
  damageable: readonly number[],
): (() => What)[] {
  if (nodeIds.length < 3) return [];
  const makers: (() => What)[] = [() => drawRelay(random, settings, nodeIds, damageable)];
  // Where none is made nobody asks for one.
  if (settings.snapshotLogBytes < 100_000) makers.push(() => drawStaleFetch(random));
  if (settings.hasOperators) makers.push(() => drawStranded(random, settings, nodeIds, damageable));
  makers.push(() => drawEcho(random, nodeIds));
  return makers;
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

/** Some kinds of messages that something rests on when the others come, or do not. */
const sifted: readonly Sieve['kinds'][] = [
  ['prepare'],
  ['promise'],
  ['acceptSync'],
  ['accept'],
  ['accept', 'acceptSync'],
  ['accepted'],
  ['decide'],
  ['heartbeatRequest'],
  ['heartbeatReply'],
  ['readAck'],
  ['readIndexResponse'],
  ['learnResponse'],
  ['learnResponse', 'prepare', 'acceptSync'],
  ['snapshotChunk'],
  ['forward'],
  ['takeOver'],
];

function drawSieve(random: Random, nodeIds: readonly number[]): What {
  const links = drawLinks(random, nodeIds);
  return { type: 'sieve', links, kinds: random.pick(sifted), lateMs: random.pick([null, 5, 30, 150]) };
}

/** A strike at once leaves a leader that nobody knows; a later one, a log that some have and others have not. */
function drawHunt(random: Random, damageable: readonly number[]): What {
  const how = random.pick<Strike>(['cut', 'cut', 'cut', 'cut in', 'cut out', 'pause', 'crash', 'lose power', 'damage']);
  const [afterMs, eachMs] = [random.pick([0, 0.5, 3, 15, 60]), random.pick([40, 150, 500])];
  return { type: 'hunt', afterMs, eachMs, how, damageable };
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
