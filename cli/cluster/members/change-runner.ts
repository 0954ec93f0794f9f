import type { QuorumSizes } from '../../../server/config.ts';
import type { Context } from '../../context.ts';
import { CliError } from '../../errors.ts';
import type { MemberList } from '../admin-client.ts';
import type { Driver } from '../driver.ts';
import { clusterTag } from '../identity.ts';
import { describeSizes, majorities, sizesOf } from '../quorum-sizes.ts';
import { reconcile } from '../reconcile.ts';
import {
  type ClusterRecord,
  founderQuorumsOf,
  foundersOf,
  type MemberChange,
  type NodeRecord,
  writeCluster,
} from '../registry.ts';
import { CatchUp } from './catch-up.ts';
import type { ChangeObserver } from './change-observer.ts';
import { clearDeparted } from './departed.ts';
import { MemberView } from './member-view.ts';
import { bestSuccessor } from './successor.ts';

export interface ChangeOptions {
  /** For each step that waits for the cluster. */
  readonly timeoutMs: number;
  /** How long a node that leaves may take to answer what it has begun. */
  readonly graceMs: number;
  readonly signal?: AbortSignal;
  readonly observer?: ChangeObserver;
}

const pollMs = 100;
const callTimeoutMs = 5_000;
const nodeSettings = { logLevel: 'info' } as const;

type Role = 'voter' | 'witness' | 'learner';
/** Who is to be a member, as what, and how many of them decide. */
interface Goal {
  readonly members: readonly { readonly node: NodeRecord; readonly role: Role }[];
  readonly quorums: QuorumSizes;
}

/**
 * Carries out the change that stands in the record, from wherever it is: every step looks first whether it is done, so a
 * change whose scalectl was killed is finished by the next one. Call it inside the lock; gives the record without the
 * change.
 */
export class ChangeRunner {
  readonly #context: Context;
  readonly #driver: Driver;
  readonly #options: ChangeOptions;
  readonly #view: MemberView;
  #cluster: ClusterRecord;
  readonly #change: MemberChange;

  constructor(context: Context, driver: Driver, cluster: ClusterRecord, change: MemberChange, options: ChangeOptions) {
    this.#context = context;
    this.#driver = driver;
    this.#cluster = cluster;
    this.#change = change;
    this.#options = options;
    this.#view = new MemberView(context);
  }

  async run(): Promise<ClusterRecord> {
    try {
      await this.#startAdded();
      await this.#addLearners();
      await this.#awaitCatchUp();
      await this.#bringForward();
      await this.#leaveLeadership();
      await this.#switchOver();
      await this.#awaitApplied();
      this.#options.observer?.onJoined?.(this.#added);
    } finally {
      await this.#view.close();
    }
    await this.#depart();
    return this.#cluster;
  }

  get #added(): readonly NodeRecord[] {
    return this.#cluster.nodes.filter(({ nodeId }) => this.#change.add.includes(nodeId));
  }

  get #removed(): readonly NodeRecord[] {
    return this.#cluster.nodes.filter(({ nodeId }) => this.#change.remove.includes(nodeId));
  }

  get #staying(): readonly NodeRecord[] {
    return this.#cluster.nodes.filter(({ nodeId }) => !this.#change.remove.includes(nodeId));
  }

  async #startAdded(): Promise<void> {
    if (this.#added.length === 0) return;
    const { timeoutMs, signal } = this.#options;
    const options = { timeoutMs, nodeSettings, ...(signal && { signal }) };
    // Before they are members: those that are would call again and again where nobody listens yet. One after the other: a
    // process that loads its code takes a whole core, and on one machine the load is felt.
    for (const { name } of this.#added) {
      this.#step(`starting ${name}`);
      const outcome = await reconcile(this.#context, this.#driver, this.#cluster, [name], false, options);
      this.#cluster = outcome.cluster;
    }
  }

  /** All that were members, and the new ones as learners: they are sent the log and count for nothing. */
  async #addLearners(): Promise<void> {
    const list = await this.#members();
    const missing = this.#added.filter(({ nodeId }) => roleOf(list, nodeId) === null);
    if (missing.length === 0) return;
    this.#step(`${namesOf(missing)}: learners from now on, which are sent the log and do not count`);
    const newcomers = new Set(missing);
    await this.#reach((current) => ({
      members: this.#cluster.nodes.flatMap((node) => {
        const role = roleOf(current, node.nodeId) ?? (newcomers.has(node) ? 'learner' : null);
        return role === null ? [] : [{ node, role }];
      }),
      quorums: { election: current.prepareQuorum, write: current.acceptQuorum },
    }));
  }

  async #awaitCatchUp(): Promise<void> {
    const { clock } = this.#context;
    const catchUp = new CatchUp();
    let bestSum = -1;
    let deadlineMs = this.#deadline();
    for (;;) {
      const list = await this.#members();
      const learners = this.#added.filter(({ nodeId }) => roleOf(list, nodeId) === 'learner');
      catchUp.note(clock.nowMs(), list.lastIndex);
      const matches = learners.map((node) => ({ node, matchIndex: matchOf(list, node.nodeId) }));
      for (const { node, matchIndex } of matches) {
        this.#options.observer?.onCatchUp?.(node.name, matchIndex, list.lastIndex);
      }
      if (matches.every(({ matchIndex }) => catchUp.hasNearlyAll(matchIndex))) return;
      // As long as they come nearer there is no reason to give up.
      const sum = matches.reduce((total, { matchIndex }) => total + matchIndex, 0);
      if (sum > bestSum) [bestSum, deadlineMs] = [sum, this.#deadline()];
      if (clock.nowMs() >= deadlineMs) throw this.#stuck(`${namesOf(learners)} no longer come nearer to the log's end`);
      await clock.sleep(pollMs, this.#options.signal);
    }
  }

  /** They were started behind the others, whom the load of their code and of the log would have held up. */
  async #bringForward(): Promise<void> {
    const tag = clusterTag(this.#cluster.clusterId);
    for (const { name, process } of this.#added) {
      if (process === null || (await this.#driver.bringForward(tag, process))) continue;
      this.#step(`${name} stays at a low priority, which this user may not raise, until it is started again`);
    }
  }

  /** A leader that leaves hands over first: then the cluster is without one for no moment. */
  async #leaveLeadership(): Promise<void> {
    const list = await this.#members();
    if (!this.#change.remove.includes(list.leaderId)) return;
    if (!this.#staying.some(({ nodeId }) => roleOf(list, nodeId) === 'voter')) await this.#promote(list);
    const current = await this.#members();
    const staying = this.#staying.map(({ nodeId }) => nodeId);
    const successor = bestSuccessor(current, (nodeId) => staying.includes(nodeId));
    // Without one that keeps up, the others elect one when it has left.
    if (successor === null || !this.#change.remove.includes(current.leaderId)) return;
    this.#step(`${this.#nameOf(successor)} leads instead of ${this.#nameOf(current.leaderId)}, which leaves`);
    await this.#toLeader(current, (client) => client.transferLeadership(successor, callTimeoutMs)).catch(() => null);
  }

  /** Nobody stays who could lead: the new ones vote beside those that leave. */
  async #promote(list: MemberList): Promise<void> {
    const leaving = this.#removed.filter(({ nodeId }) => roleOf(list, nodeId) !== null);
    const stay = leaving.map((node) => ({ node, role: roleOf(list, node.nodeId)! }));
    const { members, quorums } = this.#goal();
    const all = [...members, ...stay];
    // Writes are kept by as many as in the end; whoever is elected meanwhile has heard one of them.
    const election = Math.max(quorums.election, all.length - quorums.write + 1);
    await this.#reach(() => ({ members: all, quorums: { election, write: quorums.write } }));
  }

  /** The one step that counts: new ones in, old ones out. */
  async #switchOver(): Promise<void> {
    if (this.#removed.length > 0) this.#options.observer?.onLeaving?.(this.#removed);
    await this.#reach(() => this.#goal());
    const [added, removed] = [this.#added, this.#removed];
    if (added.length > 0) this.#step(`${namesOf(added)}: in, and counting`);
    if (removed.length > 0) this.#step(`${namesOf(removed)}: out`);
    if (added.length + removed.length === 0) this.#step(describeSizes(this.#goal().quorums));
  }

  #goal(): Goal {
    const members = this.#staying.map((node) => ({ node, role: node.witness === true ? 'witness' : 'voter' }) as const);
    return { members, quorums: sizesOf(this.#cluster.quorums ?? majorities, members.length) };
  }

  /**
   * Those that run have heard who the members are, and who leads them: what a client asks one that has not would wait. Who
   * does not run will hear when it is started.
   */
  async #awaitApplied(): Promise<void> {
    const { configId } = await this.#members();
    const deadlineMs = this.#deadline();
    for (;;) {
      const answers = await this.#view.askAll(this.#staying);
      const behind = this.#staying.filter(({ nodeId }) => {
        const answer = answers.get(nodeId);
        return answer !== undefined && (answer.configId < configId || answer.leaderId === 0);
      });
      if (behind.length === 0) return;
      if (this.#context.clock.nowMs() >= deadlineMs) throw this.#stuck(`${namesOf(behind)} did not hear of the change`);
      await this.#context.clock.sleep(pollMs, this.#options.signal);
    }
  }

  /** From here on those that left are not in the record: nothing can start them again. */
  async #depart(): Promise<void> {
    const { keepData, purpose } = this.#change;
    const departed = this.#removed.map(({ name }) => ({ name, keepData, purpose }));
    const record = {
      ...this.#cluster,
      nodes: this.#staying,
      founders: foundersOf(this.#cluster),
      founderQuorums: founderQuorumsOf(this.#cluster),
      change: null,
      departed: [...(this.#cluster.departed ?? []), ...departed],
    };
    await writeCluster(this.#context.stateDir, record);
    const { graceMs } = this.#options;
    this.#cluster = await clearDeparted(this.#context, this.#driver, record, graceMs);
    if (departed.length > 0) {
      this.#step(`${namesOf(departed)}: stopped, the data is ${keepData ? 'kept' : 'deleted'}`);
    }
  }

  /** Asks for the members of `goalOf` until the leader says that it has them: any answer may be lost on the way. */
  async #reach(goalOf: (current: MemberList) => Goal): Promise<void> {
    const { clock } = this.#context;
    const deadlineMs = this.#deadline();
    for (;;) {
      const current = await this.#members();
      const goal = goalOf(current);
      if (isReached(goal, current)) return;
      try {
        const next = { configId: current.configId + 1, ...toWire(goal) };
        await this.#toLeader(current, (client) => client.reconfigure(next, callTimeoutMs));
      } catch (error) {
        if (!(error instanceof CliError) || clock.nowMs() >= deadlineMs) throw error;
        await clock.sleep(pollMs, this.#options.signal);
      }
    }
  }

  async #toLeader<T>(
    { leaderId }: MemberList,
    ask: (client: Awaited<ReturnType<MemberView['client']>>) => Promise<T>,
  ): Promise<T> {
    const leader = this.#cluster.nodes.find(({ nodeId }) => nodeId === leaderId);
    if (leader === undefined) throw this.#stuck(`node ${leaderId} leads, which this cluster does not know`);
    return ask(await this.#view.client(leader));
  }

  #members(): Promise<MemberList> {
    return this.#view.ofLeader(this.#cluster, this.#deadline(), this.#options.signal);
  }

  #deadline(): number {
    return this.#context.clock.nowMs() + this.#options.timeoutMs;
  }

  #step(text: string): void {
    this.#options.observer?.onStep?.(text);
  }

  #nameOf(nodeId: number): string {
    return this.#cluster.nodes.find((node) => node.nodeId === nodeId)?.name ?? `node ${nodeId}`;
  }

  #stuck(what: string): CliError {
    const { purpose } = this.#change;
    return new CliError({
      code: 'change-stuck',
      exit: 'timeout',
      message: `"${purpose}" is not finished: ${what} within ${this.#options.timeoutMs / 1000} s.`,
      hint: `Nothing is lost. See "scalectl status --name ${this.#cluster.name}"; the same command again goes on from here.`,
    });
  }
}

function isReached({ members, quorums }: Goal, current: MemberList): boolean {
  return (
    members.length === current.members.length &&
    members.every(({ node, role }) => roleOf(current, node.nodeId) === role) &&
    quorums.election === current.prepareQuorum &&
    quorums.write === current.acceptQuorum
  );
}

function toWire({ members, quorums }: Goal) {
  return {
    members: members.map(({ node, role }) => {
      const { nodeId, name, dc, host, port } = node;
      return { nodeId, role, name, dc, host, port };
    }),
    prepareQuorum: quorums.election,
    acceptQuorum: quorums.write,
  };
}

function roleOf(list: MemberList, nodeId: number): Role | null {
  return (list.members.find((member) => member.nodeId === nodeId)?.role as Role | undefined) ?? null;
}

function matchOf(list: MemberList, nodeId: number): number {
  return list.progress.find((progress) => progress.nodeId === nodeId)?.matchIndex ?? 0;
}

function namesOf(nodes: readonly { readonly name: string }[]): string {
  return nodes.map(({ name }) => name).join(', ');
}
