import type { ReplicaParts } from '../../server/replica/replica-parts.ts';
import type { NetworkWeather } from './network.ts';
import type { Random } from './random.ts';

/** How many nodes must vote: majorities; or few accept, and so many promise; or the other way round. */
export type QuorumStyle = 'majorities' | 'few accept' | 'few promise';

/** The limits of one simulated cluster and the weather that it lives in. All drawn from the seed. */
export interface Settings {
  readonly nodeCount: number;
  /** So many of them are the first members; the others know that, and join when operators say so. */
  readonly founderCount: number;
  /** Nodes that were taken out are stopped for good when the members have heard of it. */
  readonly retires: boolean;
  /** How long a node speaks to one that is no member and has hung up. */
  readonly farewellMs: number;
  /** Nodes that vote and keep no data. */
  readonly witnesses: readonly number[];
  readonly quorums: QuorumStyle;
  /** How long faults go on, in simulated time. */
  readonly durationMs: number;
  readonly tickMs: number;
  readonly electionRoundTicks: number;
  readonly unhappyRoundTicks: number;
  readonly resendTicks: number;
  /** A leader that gets nothing decided for so long gives up. */
  readonly stallTicks: number;
  readonly maxMessageBytes: number;
  readonly maxInflightMessages: number;
  readonly maxInflightBytes: number;
  readonly segmentSizeBytes: number;
  /** The log grows by so much between two snapshots. */
  readonly snapshotLogBytes: number;
  /** Pieces in which a snapshot is transferred. */
  readonly pieceBytes: number;
  /** Kept in memory though a snapshot covers them. */
  readonly keptEntries: number;
  readonly keptBytes: number;
  /** Operators change the members, and move the leader. */
  readonly hasOperators: boolean;
  readonly maxProposals: number;
  readonly maxProposalBytes: number;
  readonly maxReads: number;
  readonly maxUndecided: number;
  readonly maxUndecidedBytes: number;
  readonly maxBatchBytes: number;
  readonly maxWaitMs: number;
  readonly network: NetworkWeather;
  /** With so much under way on a link, what can wait does; infinite: links take everything. */
  readonly linkBytes: number;
  /** Frames pass through the codec of production. */
  readonly usesCodec: boolean;
  readonly diskMs: number;
  /** Clocks run faster or slower by up to this part. */
  readonly drift: number;
  /** Leaders answer reads by a lease of so many election rounds; null: they ask a quorum. */
  readonly leaseRounds: number | null;
  readonly clients: ClientSettings;
  /** Somebody sends what the clients do not (leases, ranges, transactions, compactions) so often; infinite: nobody. */
  readonly tenantMs: number;
  readonly sessions: SessionLimits;
  /** The leader writes its time into the log so often, and before all else. */
  readonly logClockMs: number;
  /**
   * The last part of a run: with everybody; with a quorum alone while the rest stays away for good; with everybody,
   * and one link cut for good; or with everybody, and then with faults of all but a quorum that stay.
   */
  readonly ending: 'all' | 'quorum' | 'cut' | 'stricken';
  /** Then it is seen that nobody seeks to lead any more; in a quarter, for this took half of all simulated time. */
  readonly endsQuietly: boolean;
}

/** How long a leader may answer reads without asking; null: it asks. */
export function leaseMsOf({ leaseRounds, electionRoundTicks, tickMs }: Settings): number | null {
  return leaseRounds === null ? null : leaseRounds * electionRoundTicks * tickMs;
}

/**
 * When sessions end and are forgotten, how far their requests may overtake each other, and clocks of clients be ahead: in
 * production hardly ever, and by hardly any. And what their results may take: much.
 */
export interface SessionLimits {
  readonly sessionsMax: number;
  readonly windowLength: number;
  readonly idleMaxMs: number;
  readonly endedMax: number;
  readonly aheadMaxMs: number;
  readonly resultBytesMax: number;
  readonly answerBytesMax: number;
}

export interface ClientSettings {
  readonly count: number;
  /** Requests that one client has under way. */
  readonly concurrency: number;
  readonly keys: number;
  readonly thinkMs: number;
  /** After which a client stops waiting and asks another node. */
  readonly patienceMs: number;
  readonly valueBytesMax: number;
  /** Share of reads; the rest writes. */
  readonly reads: number;
  /** Share of writes without a session: their outcome may stay unknown. */
  readonly sessionless: number;
  /** Share of puts and deletions that ask for the value before. */
  readonly prevKvs: number;
}

/** A network that does nothing to what passes. */
export const calmNetwork = { loss: 0, duplicate: 0, meanDelayMs: 0.1, reorder: false, late: 0, meanLateMs: 1 };

export function drawSettings(random: Random): Settings {
  const electionRoundTicks = random.pick([3, 6, 10]);
  const hasOperators = random.chance(0.3);
  const nodeCount = random.pick([1, 2, 3, 3, 3, 3, 4, 5, 5]);
  // Came later: on a stream of its own, so that all other schedules stay what they were.
  const [results, queues, others] = [random.fork(1), random.fork(2), random.fork(3)];
  const drawn = {
    nodeCount,
    durationMs: random.pick([400, 800, 1_500, 3_000]),
    tickMs: random.pick([5, 10, 20]),
    electionRoundTicks,
    unhappyRoundTicks: Math.max(2, electionRoundTicks >> 1),
    resendTicks: random.pick([3, 5, 10]),
    stallTicks: 5 * electionRoundTicks,
    maxMessageBytes: random.pick([64, 300, 2_000, 100_000]),
    maxInflightMessages: random.int(1, 4),
    maxInflightBytes: random.pick([200, 2_000, 100_000]),
    segmentSizeBytes: random.pick([2_048, 4_096, 16_384]),
    snapshotLogBytes: random.pick([600, 3_000, 1_000_000]),
    keptEntries: random.pick([0, 5, 1_000]),
    keptBytes: queues.pick([300, 1_000_000, 1_000_000]),
    hasOperators,
    maxProposals: random.pick([2, 20, 1_000]),
    maxProposalBytes: queues.pick([1_500, 1_000_000, 1_000_000]),
    maxReads: random.pick([2, 20, 1_000]),
    maxUndecided: random.pick([3, 30, 1_000]),
    maxBatchBytes: random.pick([100, 1_000, 100_000]),
    maxWaitMs: random.pick([200, 1_000, 7_000]),
    network: drawNetwork(random),
    linkBytes: queues.pick([600, 6_000, Number.POSITIVE_INFINITY]),
    usesCodec: random.chance(0.25),
    diskMs: random.pick([0.02, 0.2, 2]),
    drift: random.pick([0, 0.01, 0.2]),
    clients: { ...drawClients(random), prevKvs: results.pick([0, 0, 0.5]) },
    tenantMs: others.pick([5, 40, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]),
    sessions: drawSessions(random, results),
    logClockMs: random.pick([30, 200]),
    // A quorum of which configuration? With operators everybody comes back.
    ending: random.pick<Settings['ending']>(hasOperators ? ['all'] : ['all', 'quorum', 'cut', 'stricken']),
    leaseRounds: random.pick([null, null, null, 2, 4, 8]),
    witnesses: nodeCount >= 3 && random.chance(0.2) ? [random.int(1, nodeCount)] : [],
    quorums: random.pick<QuorumStyle>(['majorities', 'majorities', 'majorities', 'few accept', 'few promise']),
    endsQuietly: random.chance(0.25),
    maxUndecidedBytes: random.pick([400, 4_000, 1_000_000]),
    pieceBytes: random.pick([200, 262_144, 262_144]),
  };
  return { ...drawn, ...drawJoining(random, drawn) };
}

function drawJoining(
  random: Random,
  { nodeCount, hasOperators, witnesses }: Pick<Settings, 'nodeCount' | 'hasOperators' | 'witnesses'>,
): Pick<Settings, 'founderCount' | 'retires' | 'farewellMs'> {
  // Not a witness alone.
  const fewest = Math.min(nodeCount, 1 + witnesses.length);
  const founderCount = hasOperators && random.chance(0.6) ? random.int(fewest, nodeCount) : nodeCount;
  return { founderCount, retires: random.chance(0.6), farewellMs: random.pick([20, 300, 10_000]) };
}

function drawNetwork(random: Random): NetworkWeather {
  return {
    loss: random.pick([0, 0, 0.01, 0.1, 0.3]),
    duplicate: random.pick([0, 0, 0.1, 0.5]),
    minDelayMs: random.pick([0.05, 0.5]),
    meanDelayMs: random.pick([0.1, 1, 5, 20]),
    reorder: random.chance(0.5),
    late: random.pick([0, 0, 0.02, 0.1]),
    meanLateMs: random.pick([50, 300]),
  };
}

function drawClients(random: Random): Omit<ClientSettings, 'prevKvs'> {
  return {
    count: random.int(1, 4),
    concurrency: random.int(1, 3),
    keys: random.int(1, 4),
    thinkMs: random.pick([2, 10, 40]),
    patienceMs: random.pick([50, 300, 2_000]),
    valueBytesMax: random.pick([20, 20, 700]),
    reads: random.pick([0.1, 0.4, 0.8]),
    sessionless: random.pick([0, 0, 0.3]),
  };
}

function drawSessions(random: Random, results: Random): SessionLimits {
  return {
    sessionsMax: random.pick([1, 3, 4_096, 4_096]),
    windowLength: random.pick([2, 5, 1_024, 1_024]),
    idleMaxMs: random.pick([100, 500, 3_600_000, 3_600_000]),
    endedMax: random.pick([2, 65_536, 65_536]),
    // Clocks of clients and nodes differ by up to 1,000,000.
    aheadMaxMs: random.pick([300_000, 2_000_000, 2_000_000]),
    // One result with a key-value, and 20 without.
    resultBytesMax: results.pick([20_000, 100_000, 2 ** 26, 2 ** 26]),
    // Of values of up to 700 bytes.
    answerBytesMax: results.pick([700, 2 ** 24, 2 ** 24]),
  };
}

/** Of one node, for `ReplicaParts`. */
export function limitsOf(settings: Settings): ReplicaParts['limits'] {
  return {
    maxCount: settings.maxProposals,
    maxBytes: settings.maxProposalBytes,
    maxReads: settings.maxReads,
    maxUndecided: settings.maxUndecided,
    maxUndecidedBytes: settings.maxUndecidedBytes,
    maxBatchBytes: settings.maxBatchBytes,
    maxWaitMs: settings.maxWaitMs,
    tailEntries: settings.keptEntries,
    tailBytes: settings.keptBytes,
  };
}

/** Between two questions of a node's election. */
export function roundMsOf({ tickMs, electionRoundTicks }: Settings): number {
  return tickMs * electionRoundTicks;
}
