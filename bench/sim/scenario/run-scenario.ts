import { sessionLimitsDefault } from '../../../server/statemachine/sessions.ts';
import { SimulatedCluster } from '../cluster.ts';
import { Random } from '../random.ts';
import { calmNetwork, type Settings } from '../settings.ts';
import type { SimulatedNode } from '../simulated-node.ts';
import { Violation } from '../violation.ts';
import { Account, establishedLeader } from './account.ts';
import { flapSteps, injectCommand, restartSteps } from './fault-commands.ts';
import { Load } from './load.ts';
import { durationMsOf, type ScenarioLine, type ScenarioText } from './scenario-text.ts';

/** Time in the core as in production: `server/node.ts`; a test compares them. */
export const productionTiming = {
  tickMs: 20,
  electionRoundTicks: 6,
  unhappyRoundTicks: 3,
  resendTicks: 10,
  stallTicks: 25,
};
const electionTimeoutMs = productionTiming.tickMs * productionTiming.electionRoundTicks;

function settingsOf(nodeCount: number): Settings {
  return {
    ...productionTiming,
    nodeCount,
    founderCount: nodeCount,
    retires: false,
    farewellMs: 10_000,
    durationMs: 0,
    maxMessageBytes: 100_000,
    maxInflightMessages: 4,
    maxInflightBytes: 1_000_000,
    segmentSizeBytes: 65_536,
    snapshotLogBytes: 1_000_000,
    keptEntries: 1_000,
    keptBytes: 1_000_000,
    hasOperators: false,
    maxProposals: 10_000,
    maxProposalBytes: 1_000_000,
    maxReads: 10_000,
    maxUndecided: 10_000,
    maxUndecidedBytes: 10_000_000,
    pieceBytes: 262_144,
    maxBatchBytes: 100_000,
    maxWaitMs: 7_000,
    network: { ...calmNetwork, minDelayMs: 0.1 },
    linkBytes: 4 * 1024 * 1024,
    usesCodec: false,
    diskMs: 0.1,
    drift: 0.001,
    clients: {
      count: 0,
      concurrency: 1,
      keys: 1,
      thinkMs: 1,
      patienceMs: 1,
      valueBytesMax: 20,
      reads: 0,
      sessionless: 0,
      prevKvs: 0,
    },
    tenantMs: Number.POSITIVE_INFINITY,
    sessions: sessionLimitsDefault,
    logClockMs: Number.POSITIVE_INFINITY,
    ending: 'all',
    leaseRounds: null,
    witnesses: [],
    quorums: 'majorities',
    endsQuietly: false,
  };
}

export interface ScenarioOptions {
  /** Of all that is left to chance: offsets and drifts of clocks, order and delay of messages. Default: 1. */
  readonly seed?: number;
  readonly onLine?: ((line: string) => void) | null;
}

/** Runs the commands of a scenario and gives its outcome. Throws, with the line, when an expectation or an invariant fails. */
export async function runScenario(
  { commands }: ScenarioText,
  { seed = 1, onLine = null }: ScenarioOptions = {},
): Promise<string[]> {
  const nodeCount = Number(commands.find(({ words }) => words[0] === 'nodes')?.words[1] ?? 3);
  const run = new ScenarioRun(nodeCount, seed, onLine);
  for (const line of commands) {
    try {
      await run.carryOut(line);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new Error(`line ${line.number}, "${line.words.join(' ')}": ${reason}\n${run.describe()}`, { cause: error });
    }
  }
  run.assertOver();
  return run.outcome;
}

class ScenarioRun {
  readonly outcome: string[] = [];
  readonly #cluster: SimulatedCluster;
  readonly #account: Account;
  readonly #load: Load;
  readonly #names = new Map<string, number>();
  /** What `meanwhile` began and is not over. */
  #inBackground = 0;

  constructor(nodeCount: number, seed: number, onLine: ((line: string) => void) | null) {
    this.#cluster = new SimulatedCluster(settingsOf(nodeCount), new Random(seed), onLine);
    for (const id of this.#cluster.nodeIds) this.#cluster.restart(id);
    this.#account = new Account(this.#cluster);
    this.#load = new Load(this.#cluster);
  }

  describe(): string {
    const names = [...this.#names].map(([name, id]) => `${name} is node ${id}`).join(', ');
    return `${names}\n${this.#cluster.describe()}`;
  }

  async carryOut({ words }: Pick<ScenarioLine, 'words'>): Promise<void> {
    const [command, ...rest] = words;
    switch (command) {
      case 'nodes':
        return;
      case 'wait':
        return this.#wait(rest);
      case 'name':
        this.#names.set(rest[0]!, this.#resolve(rest[1]!));
        return;
      case 'load':
        if (rest[0] === 'off') this.#load.stop();
        else this.#load.start(durationMsOf(rest[0]), this.#at(rest));
        return;
      case 'propose':
        for (let i = 0; i < Number(rest[0]); i++) this.#load.write(this.#at(rest));
        return;
      case 'mark':
        this.#account.mark();
        return;
      case 'report':
        this.outcome.push(this.#report());
        return;
      case 'expect':
        this.#expect(rest);
        return;
      case 'restart':
      case 'flap':
        for (const step of this.#stepsOf(words)) await this.carryOut({ words: step });
        return;
      case 'meanwhile':
        this.#inBackground++;
        this.#carryOutInBackground(this.#stepsOf(rest));
        return;
      default:
        this.#inject(words);
    }
  }

  /** After the last line: what was to go on meanwhile must not have outlived what it was to accompany. */
  assertOver(): void {
    if (this.#inBackground > 0) throw new Error('what began with "meanwhile" is not over');
  }

  #inject(words: readonly string[]): void {
    injectCommand(this.#cluster, words, (name) => this.#resolve(name));
  }

  #stepsOf(words: readonly string[]): readonly string[][] {
    if (words[0] === 'restart') return restartSteps(this.#cluster.nodeIds, words);
    if (words[0] === 'flap') return flapSteps(words.slice(1));
    throw new Error(`"${words.join(' ')}" has no steps`);
  }

  /** Up to the next `wait`, and on when that time has passed. */
  #carryOutInBackground(steps: readonly string[][]): void {
    const at = steps.findIndex(([command]) => command === 'wait');
    for (const words of steps.slice(0, at < 0 ? steps.length : at)) this.#inject(words);
    if (at < 0) this.#inBackground--;
    else this.#cluster.queue.after(durationMsOf(steps[at]![1]), () => this.#carryOutInBackground(steps.slice(at + 1)));
  }

  /** "… at NODE" */
  #at(words: readonly string[]): SimulatedNode | null {
    const at = words.indexOf('at');
    return at < 0 ? null : this.#cluster.node(this.#resolve(words[at + 1]!));
  }

  async #wait([first, ...rest]: string[]): Promise<void> {
    const { queue } = this.#cluster;
    const look = () => this.#account.look();
    if (first !== 'until') {
      await this.#cluster.run(queue.nowMs + durationMsOf(first), () => {
        look();
        return false;
      });
      return;
    }
    const within = rest.indexOf('within');
    const limitMs = within < 0 ? 10_000 : durationMsOf(rest[within + 1]);
    const condition = this.#condition(within < 0 ? rest : rest.slice(0, within));
    const isDone = () => {
      look();
      return condition();
    };
    if (!(await this.#cluster.run(queue.nowMs + limitMs, isDone))) throw new Error(`not within ${limitMs} ms`);
  }

  #condition([what, who]: string[]): () => boolean {
    if (what === 'converged') return () => this.#hasConverged();
    if (what !== 'leader') throw new Error(`there is no condition "${what}"`);
    const wanted = who === undefined ? null : this.#resolve(who);
    return () => {
      const leader = establishedLeader(this.#cluster);
      return leader !== null && (wanted === null || leader === wanted);
    };
  }

  #hasConverged(): boolean {
    const running = this.#cluster.nodes.filter(({ state }) => state === 'up');
    const lastIndex = Math.max(...running.map(({ core }) => core!.lastIndex));
    return running.every(({ appliedIndex }) => appliedIndex === lastIndex);
  }

  #resolve(word: string): number {
    const named = this.#names.get(word);
    if (named !== undefined) return named;
    if (/^n\d+$/.test(word)) return Number(word.slice(1));
    const leader = establishedLeader(this.#cluster);
    if (leader === null) throw new Error('nobody leads');
    if (word === 'leader') return leader;
    const taken = [...this.#names.values(), leader];
    const free = this.#cluster.nodes.find(({ id, state }) => state === 'up' && !taken.includes(id));
    if (word === 'follower' && free !== undefined) return free.id;
    throw new Error(`there is no node "${word}"`);
  }

  #nameOf(id: number): string {
    return this.#namedOf(id) ?? `n${id}`;
  }

  #namedOf(id: number): string | undefined {
    return [...this.#names].find(([, named]) => named === id)?.[0];
  }

  #report(): string {
    const { leaders, elections, ballotGrowth, decided, lastLeaderAfterMs } = this.#account;
    // Coarse, so that the record changes only when the behaviour does.
    const names = leaders.length === 0 ? 'nobody' : leaders.map((id) => this.#namedOf(id) ?? 'another').join(', ');
    const rounds = Math.ceil((lastLeaderAfterMs ?? 0) / electionTimeoutMs);
    const after = rounds === 0 ? '' : ` after ${rounds} election timeouts at most`;
    const ballots = `ballots ${ballotGrowth === 0 ? 'unchanged' : `+${ballotGrowth}`}`;
    return `led by ${names}${after}; elections ${elections}; ${ballots}; decided ${decided === 0 ? 'nothing' : 'more'}`;
  }

  /** What it can know to be decided is less than what is. */
  #expectBehind(id: number): void {
    const { lastIndex } = this.#cluster.node(id).core!;
    const decided = this.#cluster.logChecks.decided.length;
    assertThat(lastIndex < decided, `${this.#nameOf(id)} has all ${decided} decided entries`);
  }

  #expect([what, ...rest]: string[]): void {
    const { leaders, elections, ballotGrowth, decided, firstLeaderAfterMs } = this.#account;
    if (what === 'leader' && rest[0] === 'within') {
      assertThat(
        (firstLeaderAfterMs ?? Number.POSITIVE_INFINITY) <= durationMsOf(rest[1]),
        `it took ${firstLeaderAfterMs} ms`,
      );
    } else if (what === 'leader') {
      const leader = establishedLeader(this.#cluster);
      assertThat(leader === this.#resolve(rest[0]!), `${leader === null ? 'nobody' : this.#nameOf(leader)} leads`);
    } else if (what === 'nobody') assertThat(establishedLeader(this.#cluster) === null, 'somebody leads');
    else if (what === 'behind') this.#expectBehind(this.#resolve(rest[0]!));
    else if (what === 'ballots') assertThat(ballotGrowth === 0, `they grew by ${ballotGrowth}`);
    else {
      const value = { leaders: leaders.length, elections, decided }[what ?? ''];
      if (value === undefined) throw new Error(`nothing is known about "${what}"`);
      assertThat(compare(value, rest), `it is ${value}`);
    }
  }
}

function compare(value: number, words: readonly string[]): boolean {
  const [operator, operand] = words.length === 1 ? ['=', words[0]] : words;
  if (operator === '<=') return value <= Number(operand);
  return operator === '>' ? value > Number(operand) : value === Number(operand);
}

function assertThat(holds: boolean, otherwise: string): void {
  if (!holds) throw new Violation('I17 liveness', otherwise);
}
