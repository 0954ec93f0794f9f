import { type MethodName, methodNames } from '../../profiles/profile.ts';
import { StatusCode } from '../../proto/wire/grpc/status.ts';
import { type ReadKey, readCas, readFirstKey } from './answers.ts';
import { ArrivalSchedule } from './arrival.ts';
import type { CallOutcome, CallSink } from './call-sink.ts';
import { CallTable } from './call-table.ts';
import { Connections } from './connections.ts';
import { absent, type EncodeRequest, headerRevision, requestEncoder } from './etcd-messages.ts';
import { HistoryRecorder } from './history-recorder.ts';
import { keyPicker, type NextKey } from './keys.ts';
import { KnownValues } from './known-values.ts';
import { isWrite, methodIndex, methodPaths, methodPicker } from './mix.ts';
import { durationMsOf, type Endpoint, type LoadPlan } from './plan.ts';
import { seededRandom } from './random.ts';
import { Recorder } from './recorder.ts';
import type { SecondRecord, WorkerRecord } from './records.ts';
import { SlotQueue } from './slot-queue.ts';
import { mayHaveHappened } from './status.ts';
import { WriteLog } from './write-log.ts';

export interface GeneratorHooks {
  /** Milliseconds of a monotonic clock. */
  readonly clock: () => number;
  readonly cpuMicros: () => number;
  readonly onSecond: (record: SecondRecord) => void;
}

/** Most times that a call which surely was not carried out is handed to a wire, as gRPC clients do by themselves. */
const maxAttempts = 3;

/** After the last deadline has passed, how long an answer to a reset may still come. */
const drainGraceMs = 500;
const stopDrainMs = 1000;

/** Random streams of one seed; arrival.ts has 1. */
const streams = { methods: 2, keys: 3, jitter: 4, perWorker: 8 };

/**
 * The load of one worker: starts calls when they are due, never waits for an answer to do so, and takes down what becomes
 * of each. Driven by `tick`; holds no timer and knows no thread, so that tests run it as it is.
 */
export class Generator {
  private readonly plan: LoadPlan;
  private readonly hooks: GeneratorHooks;
  private readonly calls: CallTable;
  private readonly connections: Connections;
  private readonly recorder: Recorder;
  private readonly writes: WriteLog | null;
  private readonly history: HistoryRecorder | null;
  /** Null without compare-and-sets. */
  private readonly known: KnownValues | null;
  private readonly read: ReadKey = { revision: 0, stamp: null };
  private readonly encoders: readonly EncodeRequest[];
  private readonly nextMethod: () => number;
  private readonly nextKey: NextKey;
  /** Null in a closed loop. */
  private readonly schedule: ArrivalSchedule | null;
  /** Calls that no wire had room for, oldest first. */
  private readonly backlog: SlotQueue;
  private readonly stageEndsMs: readonly number[];
  private endMs: number;
  private drainMs: number;
  private startMs = 0;
  private writeCount = 0;
  private lastTickMs = 0;
  private refillPlanned = false;
  private finished = false;

  constructor(plan: LoadPlan, hooks: GeneratorHooks) {
    const { seed } = plan.arrival;
    const random = (stream: number) => seededRandom(seed, stream + streams.perWorker * plan.worker);
    this.plan = plan;
    this.hooks = hooks;
    this.calls = new CallTable(plan.maxInFlight);
    this.backlog = new SlotQueue(plan.maxInFlight);
    this.endMs = durationMsOf(plan.stages);
    this.drainMs = plan.timeoutMs + drainGraceMs;
    this.stageEndsMs = plan.stages.map((_, i) => durationMsOf(plan.stages.slice(0, i + 1)));
    this.recorder = new Recorder(this.endMs, hooks.cpuMicros, hooks.onSecond);
    this.writes = plan.audited ? new WriteLog(plan.keys.count) : null;
    this.history = plan.historyKeys > 0 ? new HistoryRecorder(plan, this.calls) : null;
    this.known = plan.mix.cas > 0 ? new KnownValues(plan.keys.count) : null;
    this.encoders = methodNames.map((name: MethodName) => requestEncoder(name, plan));
    this.nextMethod = methodPicker(plan.mix, random(streams.methods));
    this.nextKey = keyPicker(plan.keys, random(streams.keys), plan.worker, plan.workers);
    this.schedule =
      plan.arrival.mode === 'open' ? new ArrivalSchedule(plan.stages, { ...plan, ...plan.arrival }) : null;
    this.connections = new Connections({
      endpoints: plan.endpoints,
      perNode: plan.connectionsPerNode,
      methods: methodPaths,
      timeoutMs: plan.timeoutMs,
      random: random(streams.jitter),
      onDone: (call, code, message, outcome) => this.onDone(call, code, message, outcome),
    });
  }

  /** Connects to every node; how many connections are up. */
  connect(): Promise<number> {
    return this.connections.open();
  }

  /** The run starts at `atMs` of the clock, now or soon. */
  start(atMs: number): void {
    this.startMs = atMs;
    this.lastTickMs = this.nowMs();
  }

  /** Does what is due; false when the run is over and every call has its outcome. */
  tick(): boolean {
    const nowMs = this.nowMs();
    if (nowMs < 0) return true;
    this.recorder.delayed(Math.max(0, nowMs - this.lastTickMs - 1));
    this.lastTickMs = nowMs;
    this.connections.maintain(performance.now());
    this.drainBacklog(nowMs);
    if (this.schedule === null) this.refill();
    else this.startDue(this.schedule, nowMs);
    this.connections.flush();
    this.recorder.rollTo(nowMs);
    return this.underWay(nowMs);
  }

  /** Starts no further calls and waits for answers no longer than a second: somebody wants to leave. */
  stop(): void {
    this.endMs = Math.min(this.endMs, Math.max(0, this.nowMs()));
    this.drainMs = Math.min(this.drainMs, stopDrainMs);
  }

  faultBegan(atMs: number, disturbs: boolean): void {
    this.recorder.faultBegan(atMs, disturbs);
  }

  faultDone(index: number, atMs: number, overAtMs: number): void {
    this.recorder.faultDone(index, atMs, overAtMs);
  }

  healed(atMs: number): void {
    this.recorder.healed(atMs);
  }

  /** Calls go to these nodes as well, as soon as they are reached. */
  nodesJoined(nodes: readonly Endpoint[]): void {
    for (const node of nodes) this.connections.add(node);
  }

  /** No further call goes to these nodes; what they have begun they may answer. */
  nodesLeaving(nodes: readonly Endpoint[]): void {
    for (const node of nodes) this.connections.leave(node);
  }

  /** Closes the connections and hands over what was taken down. */
  finish(): WorkerRecord {
    this.connections.close();
    // What is still open had its deadline and the grace after it: no answer will come.
    for (const slot of this.calls.usedSlots()) this.fail(slot, StatusCode.DEADLINE_EXCEEDED, 'unknown');
    this.finished = true;
    const { cells, faults } = this.recorder.finish();
    const writes = this.writes === null ? null : { ...this.writes };
    return { cells, faults, writes, history: this.history?.finish() ?? null };
  }

  private nowMs(): number {
    return this.hooks.clock() - this.startMs;
  }

  private underWay(nowMs: number): boolean {
    if (nowMs < this.endMs) return true;
    return this.calls.used > 0 && nowMs < this.endMs + this.drainMs;
  }

  /** Open loop: everything that is due, also what should have gone out while the thread was held up. */
  private startDue(schedule: ArrivalSchedule, nowMs: number): void {
    while (schedule.nextMs <= nowMs && schedule.nextMs < this.endMs) {
      this.startCall(schedule.nextStage, schedule.nextMs, this.nowMs());
      schedule.advance();
    }
  }

  /** Closed loop: a new call for every caller that has its answer. */
  private refill(): void {
    this.refillPlanned = false;
    const { arrival } = this.plan;
    if (arrival.mode !== 'closed') return;
    // Without a node to reach, a closed loop would spin on refusals: its callers wait.
    while (this.calls.used < arrival.concurrency && this.connections.anyUp) {
      const nowMs = this.nowMs();
      if (nowMs >= this.endMs) return;
      this.startCall(this.stageAt(nowMs), nowMs, nowMs);
      if (this.backlog.size > 0) return;
    }
  }

  private stageAt(nowMs: number): number {
    const index = this.stageEndsMs.findIndex((endMs) => nowMs < endMs);
    return index === -1 ? this.stageEndsMs.length - 1 : index;
  }

  private startCall(stage: number, intendedMs: number, nowMs: number): void {
    const method = this.nextMethod();
    this.recorder.offered(stage, method, intendedMs);
    const slot = this.calls.take();
    if (slot === -1) {
      this.recorder.droppedCall(stage, method);
      return;
    }
    const { calls } = this;
    calls.intendedMs[slot] = intendedMs;
    calls.stage[slot] = stage;
    calls.method[slot] = method;
    calls.key[slot] = this.nextKey();
    calls.attempts[slot] = 0;
    if (isWrite(method)) calls.stamp[slot] = this.nextStamp();
    if (method === methodIndex.cas) calls.expected[slot] = this.known!.stampOf(calls.key[slot]!);
    calls.sentMs[slot] = nowMs;
    this.history?.began(slot);
    this.recorder.sentCall(stage, method, nowMs - intendedMs);
    this.recorder.inFlight(calls.used);
    this.dispatch(slot, nowMs);
  }

  /** Unique over all workers, from 1. */
  private nextStamp(): number {
    return this.writeCount++ * this.plan.workers + this.plan.worker + 1;
  }

  /** Sends the call, or queues it behind those that wait for room already. */
  private dispatch(slot: number, nowMs: number): void {
    if (this.backlog.size > 0 || !this.trySend(slot, nowMs)) this.backlog.push(slot);
  }

  /** Hands the call to a wire; false when none has room: then the call waits, at the server's expense. */
  private trySend(slot: number, nowMs: number): boolean {
    const { calls } = this;
    const method = calls.method[slot]!;
    const request = this.encoders[method]!(calls.key[slot]!, calls.stamp[slot]!, calls.expected[slot]!);
    const result = this.connections.send(slot, method, request);
    if (result === 'full') return false;
    // A repeated attempt keeps the first one's time: the caller has waited since then.
    if (calls.attempts[slot] === 0) calls.sentMs[slot] = nowMs;
    if (result === 'unconnected') {
      this.fail(slot, StatusCode.UNAVAILABLE, 'not-sent');
      return true;
    }
    calls.attempts[slot]!++;
    this.history?.sentTo(slot, this.connections.sentTo);
    return true;
  }

  private drainBacklog(nowMs: number): void {
    while (this.backlog.size > 0) {
      const slot = this.backlog.first;
      const expired = nowMs - this.calls.intendedMs[slot]! > this.plan.timeoutMs;
      if (!expired && !this.trySend(slot, nowMs)) return;
      this.backlog.shift();
      if (expired) this.fail(slot, StatusCode.DEADLINE_EXCEEDED, 'not-sent');
    }
  }

  private onDone(...[slot, code, message, outcome]: Parameters<CallSink['onDone']>): void {
    if (this.finished) return;
    if (outcome === 'not-sent' && this.calls.attempts[slot]! < maxAttempts) {
      this.dispatch(slot, this.nowMs());
    } else if (outcome === 'answered' && code === StatusCode.OK) {
      this.succeed(slot, message);
    } else {
      this.fail(slot, code, outcome);
    }
    if (this.schedule === null && !this.refillPlanned) this.planRefill();
  }

  /** Once for all answers of one read, so that their successors leave in one write. */
  private planRefill(): void {
    this.refillPlanned = true;
    setImmediate(() => {
      this.refill();
      this.connections.flush();
    });
  }

  private succeed(slot: number, message: Uint8Array | null): void {
    const { calls } = this;
    const method = calls.method[slot]!;
    const nowMs = this.nowMs();
    this.recorder.okCall(calls.stage[slot]!, method, calls.intendedMs[slot]!, calls.sentMs[slot]!, nowMs);
    this.history?.answered(slot, message, nowMs);
    if (message !== null) this.noteAnswer(slot, method, message);
    calls.release(slot);
  }

  /** What an answer says of its key: to the audit, and to the next compare-and-set. */
  private noteAnswer(slot: number, method: number, message: Uint8Array): void {
    const { calls, read } = this;
    switch (method) {
      case methodIndex.put:
        this.noteWritten(calls.key[slot]!, headerRevision(message), calls.stamp[slot]!);
        return;
      case methodIndex.delete:
        this.writes?.acknowledgedDelete(calls.key[slot]!, headerRevision(message));
        this.known?.left(calls.key[slot]!, headerRevision(message), absent);
        return;
      case methodIndex.cas:
        if (!readCas(message, read)) this.noteRead(calls.key[slot]!);
        else {
          this.recorder.casSucceeded(calls.stage[slot]!, method);
          this.noteWritten(calls.key[slot]!, headerRevision(message), calls.stamp[slot]!);
        }
        return;
      case methodIndex.get:
        if (this.known === null) return;
        readFirstKey(message, read);
        this.noteRead(calls.key[slot]!);
    }
  }

  private noteWritten(key: number, revision: number, stamp: number): void {
    this.writes?.acknowledgedPut(key, revision, stamp);
    this.known?.left(key, revision, stamp);
  }

  private noteRead(key: number): void {
    const { revision, stamp } = this.read;
    if (revision === 0) this.known?.wasMissing(key);
    else if (stamp !== null) this.known?.left(key, revision, stamp);
  }

  private fail(slot: number, code: number, outcome: CallOutcome): void {
    const { calls } = this;
    const method = calls.method[slot]!;
    const unknown = isWrite(method) && (outcome === 'unknown' || (outcome === 'answered' && mayHaveHappened(code)));
    if (unknown) this.noteUnknown(method, calls.key[slot]!);
    const nowMs = this.nowMs();
    const waitedMs = nowMs - calls.intendedMs[slot]!;
    const elapsedMs = code === StatusCode.DEADLINE_EXCEEDED ? Math.max(waitedMs, this.plan.timeoutMs) : waitedMs;
    const sentMs = calls.sentMs[slot]!;
    this.recorder.failedCall(calls.stage[slot]!, method, { code, sentMs, nowMs, elapsedMs, unknown });
    this.history?.failed(slot, nowMs, unknown);
    calls.release(slot);
  }

  private noteUnknown(method: number, key: number): void {
    if (method === methodIndex.delete) this.writes?.unknownDelete(key);
    else this.writes?.unknownPut(key);
  }
}
