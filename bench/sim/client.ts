import { ReplicaError, type RequestOptions } from '../../server/replica/contract.ts';
import type { Applied, Operation, Session } from '../../server/statemachine/command.ts';
import { rangeQuery } from '../../server/statemachine/range-query.ts';
import type { ClientChecks, Observed } from './checks/client-checks.ts';
import type { Answer, Asked, HistoryChecks } from './checks/history-checks.ts';
import { originName, outcomeFrom, text } from './checks/state-model.ts';
import type { EventQueue } from './event-queue.ts';
import type { Random } from './random.ts';
import type { ClientSettings } from './settings.ts';
import type { SimulatedNode } from './simulated-node.ts';

/** What clients stand in. */
export interface ClientWorld {
  readonly queue: EventQueue;
  readonly nodes: readonly SimulatedNode[];
  readonly clientChecks: ClientChecks;
  readonly historyChecks: HistoryChecks;
  fail(error: unknown): void;
}

type Kind = 'put' | 'delete' | 'cas' | 'get';

/** A request of a user, from its first attempt until its outcome is known. */
interface Request {
  readonly kind: Kind;
  readonly key: string;
  readonly sequence: number;
  /** Null: without a session. */
  readonly session: Session | null;
  readonly operation: Operation | null;
  readonly observed: Observed;
  readonly asked: Asked;
  /** The name of its command, without a session; with one there may be several. */
  origin: string | null;
  /** Grows with each attempt: answers to earlier ones come too late. */
  attempt: number;
  /** Attempts in the last part of a run. */
  lateAttempts: number;
}

const retryMs = 15;
const patienceMaxMs = 2_000;

/**
 * A client with a session: several requests under way, each repeated at any node until its outcome is known. Writes keep
 * their sequence number over all attempts, so that each takes effect once; all answers are checked.
 */
export class SimulatedClient {
  readonly #name: string;
  /** Of its clock, which is not that of any node. */
  readonly #clockOffsetMs: number;
  #sessions = 0;
  /** Of new requests; another one when it has ended. */
  #sessionId: string;
  readonly #world: ClientWorld;
  readonly #settings: ClientSettings;
  readonly #random: Random;
  readonly #open = new Set<Request>();
  #sequence = 0;
  #stopped = false;
  #isPatient = false;
  #thinkMs: number;
  /** Nodes that are asked; all of them, until the last part of a run leaves some away. */
  reachable: readonly SimulatedNode[];
  /** As last read, for cas. */
  readonly #revisions = new Map<string, number>();
  completed = 0;

  constructor(id: number, world: ClientWorld, settings: ClientSettings, random: Random) {
    this.#name = `s${id}`;
    this.#world = world;
    this.#settings = settings;
    this.#random = random;
    this.#thinkMs = settings.thinkMs;
    this.#clockOffsetMs = random.fork(1).int(1, 1_000_000);
    this.#sessionId = this.#nextSession();
    this.reachable = world.nodes;
  }

  /** Ends in when it began, as ids of production do. */
  #nextSession(): string {
    return `${this.#name}.${++this.#sessions}@${Math.floor(this.#clockOffsetMs + this.#world.queue.nowMs)}`;
  }

  start(): void {
    for (let i = 0; i < this.#settings.concurrency; i++) this.#later(() => this.#begin());
  }

  /** Begins nothing new; what is under way goes on until its outcome is known. */
  stop(): void {
    this.#stopped = true;
  }

  /**
   * Begins new requests again, one after the other, `thinkMs` apart on average. It waits for longer and longer: who repeats sooner
   * than it can be answered has no answer at all.
   */
  goOn(thinkMs: number): void {
    this.#stopped = false;
    this.#isPatient = true;
    this.#thinkMs = thinkMs;
    this.#later(() => this.#begin());
  }

  get pending(): number {
    return this.#open.size;
  }

  describe(): string {
    return [...this.#open]
      .map(({ kind, key, sequence, attempt }) => `${kind} ${key} #${sequence}, attempt ${attempt}`)
      .join('; ');
  }

  /** A process ended: connections to it broke. */
  nodeEnded(node: SimulatedNode): void {
    for (const request of this.#open) if (this.#asked.get(request) === node) this.#retry(request);
  }

  readonly #asked = new Map<Request, SimulatedNode>();

  #later(run: () => void): void {
    this.#world.queue.after(this.#random.exponential(this.#thinkMs), run);
  }

  #begin(): void {
    if (this.#stopped) return;
    const request = this.#draw();
    this.#open.add(request);
    this.#try(request);
  }

  #draw(): Request {
    const random = this.#random;
    const kind: Kind = random.chance(this.#settings.reads) ? 'get' : random.pick(['put', 'put', 'cas', 'delete']);
    const key = `k${random.int(1, this.#settings.keys)}`;
    const sequence = ++this.#sequence;
    const value = `${this.#name}.${sequence}`.padEnd(random.int(1, this.#settings.valueBytesMax), '.');
    const expectedRevision = this.#revisions.get(key) ?? 0;
    const writes = kind === 'put' || kind === 'cas';
    const session = random.chance(this.#settings.sessionless) ? null : { id: this.#sessionId, sequence };
    const prevKv = random.chance(this.#settings.prevKvs);
    return {
      kind,
      key,
      sequence,
      session,
      operation: kind === 'get' ? null : operationOf(kind, key, value, expectedRevision, prevKv),
      observed: this.#world.clientChecks.begin(),
      asked: { kind, key, value: writes ? value : null, expectedRevision, callUs: this.#nowUs() },
      origin: null,
      attempt: 0,
      lateAttempts: 0,
    };
  }

  #try(request: Request): void {
    const attempt = ++request.attempt;
    const node = this.#random.pick(this.reachable);
    if (node.state !== 'up') {
      this.#world.queue.after(retryMs, () => this.#again(request, attempt));
      return;
    }
    this.#asked.set(request, node);
    const patienceMs = this.#patienceMs(request);
    const options = { deadlineMs: node.nowMs() + patienceMs, cancelled: false };
    // The client's own patience: the node may hang.
    this.#world.queue.after(patienceMs * 1.2, () => {
      if (request.attempt !== attempt || !this.#open.has(request)) return;
      options.cancelled = true;
      this.#retry(request);
    });
    if (request.operation === null) this.#read(request, attempt, node, options);
    else this.#write(request, request.operation, attempt, node, options);
  }

  /** Grows when all must end: clients that repeat what is only slow would keep a cluster busy for ever that is slow. */
  #patienceMs(request: Request): number {
    const { patienceMs } = this.#settings;
    if (!this.#stopped && !this.#isPatient) return patienceMs;
    return Math.max(patienceMs, Math.min(patienceMs * 2 ** request.lateAttempts++, patienceMaxMs));
  }

  #write(request: Request, operation: Operation, attempt: number, node: SimulatedNode, options: RequestOptions): void {
    const { session } = request;
    const written = node.propose(operation, session, options);
    const origin = written.command === null ? null : originName(written.command.origin);
    request.origin = origin;
    written.applied.then(
      (applied) => {
        if (!this.#isAwaited(request, attempt)) return;
        this.#guard(() => {
          const { clientChecks } = this.#world;
          if (session !== null && applied.result.type === 'refused') {
            clientChecks.refused(session);
            if (session.id === this.#sessionId) this.#sessionId = this.#nextSession();
            this.#unanswered(request);
            return;
          }
          if (session !== null) clientChecks.written(request.observed, session, outcomeFrom(applied));
          this.#revisions.set(request.key, applied.revision);
          this.#answered(request, answerFrom(request, applied));
        });
      },
      (error: unknown) => this.#failed(request, attempt, origin, error),
    );
  }

  #read(request: Request, attempt: number, node: SimulatedNode, options: RequestOptions): void {
    const decided = this.#world.clientChecks.decidedCount;
    const { life } = node;
    node.replica!.readIndex(options).then(
      () => {
        if (!this.#isAwaited(request, attempt) || node.life !== life) return;
        this.#guard(() => {
          const result = node.replica!.range(rangeQuery(Buffer.from(request.key)));
          const [kv] = result.type === 'range' ? result.kvs : [];
          const seen = kv === undefined ? null : { ...kv, value: text(kv.value) };
          this.#world.clientChecks.read(request.observed, request.key, node.id, node.appliedIndex, decided, seen);
          this.#revisions.set(request.key, seen?.modRevision ?? 0);
          this.#answered(request, { value: seen?.value ?? null, revision: seen?.modRevision ?? null, took: null });
        });
      },
      (error: unknown) => this.#failed(request, attempt, null, error),
    );
  }

  #failed(request: Request, attempt: number, origin: string | null, error: unknown): void {
    this.#guard(() => {
      if (!(error instanceof ReplicaError)) throw error;
      // Said even to a client that waits no longer: it must be true.
      if (error.outcome === 'none' && origin !== null) this.#world.clientChecks.disowned(origin);
      if (!this.#isAwaited(request, attempt)) return;
      this.#retry(request);
    });
  }

  #isAwaited(request: Request, attempt: number): boolean {
    return this.#open.has(request) && request.attempt === attempt;
  }

  #retry(request: Request): void {
    if (request.session === null && request.operation !== null) {
      // Without a session a second attempt could take effect twice.
      this.#unanswered(request);
      return;
    }
    this.#asked.delete(request);
    const attempt = ++request.attempt;
    this.#world.queue.after(retryMs * this.#random.between(0.5, 1.5), () => this.#again(request, attempt));
  }

  #again(request: Request, attempt: number): void {
    if (this.#isAwaited(request, attempt)) this.#try(request);
  }

  #answered(request: Request, answer: Answer): void {
    this.#world.historyChecks.answered(request.asked, this.#nowUs(), answer);
    this.#finish(request);
  }

  /** The user lives with not knowing what became of it. */
  #unanswered(request: Request): void {
    this.#world.historyChecks.unknown(request.asked, request.session ?? request.origin);
    this.#finish(request);
  }

  #nowUs(): number {
    return this.#world.queue.nowMs * 1_000;
  }

  #finish(request: Request): void {
    this.#open.delete(request);
    this.#asked.delete(request);
    this.completed++;
    this.#later(() => this.#begin());
  }

  #guard(run: () => void): void {
    try {
      run();
    } catch (error) {
      this.#world.fail(error);
    }
  }
}

/** As the checker wants to know it: the revision of the change, if there was one. */
function answerFrom({ kind, asked }: Request, { revision, result }: Applied): Answer {
  const took = result.type === 'deleteRange' ? result.deleted > 0 : result.type === 'txn' ? result.succeeded : null;
  return { value: asked.value, revision: took === false ? null : revision, took: kind === 'put' ? null : took };
}

function operationOf(
  kind: Exclude<Kind, 'get'>,
  key: string,
  value: string,
  revision: number,
  prevKv: boolean,
): Operation {
  const keyBytes = Buffer.from(key);
  const put = {
    type: 'put',
    key: keyBytes,
    value: Buffer.from(value),
    prevKv: false,
    ignoreValue: false,
    lease: 0,
    ignoreLease: false,
  } as const;
  if (kind === 'put') return { ...put, prevKv };
  if (kind === 'delete') return { type: 'deleteRange', key: keyBytes, rangeEnd: nothing, prevKv };
  const compare = {
    result: 'equal',
    target: 'mod',
    key: keyBytes,
    rangeEnd: nothing,
    number: revision,
    bytes: nothing,
  } as const;
  return { type: 'txn', compare: [compare], success: [put], failure: [] };
}

const nothing = new Uint8Array(0);
