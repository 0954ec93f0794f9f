import type { Mutant } from './mutant.ts';

const replica = 'replica/replica.js';
const applier = 'replica/applier.js';
const forwards = 'replica/forwards.js';
const proposals = 'replica/proposals.js';
const lossHorizon = 'replica/loss-horizon.js';
const reads = 'replica/reads.js';
const diskWriter = 'replica/disk-writer.js';
const wal = 'replica/wal/wal.js';
const fileSystem = 'replica/wal/file-system.js';
const segmentScan = 'replica/wal/segment-scan.js';
const record = 'replica/wal/record.js';
const fold = 'replica/wal/hard-state-fold.js';
const sessions = 'statemachine/sessions.js';
const endedSessions = 'statemachine/ended-sessions.js';
const snapshots = 'replica/snapshots/snapshots.js';
const stateMachine = 'statemachine/state-machine.js';
const peerLinks = 'replica/peer-links.js';

/** Bugs of the shell, the log on disk and the state machine. */
export const shellMutants: readonly Mutant[] = [
  {
    name: 'speak to members alone, whoever dials in',
    file: peerLinks,
    before: 'this.#open(peer);',
    after: '',
    isRare: true,
  },
  {
    name: 'part from who is no member although its stream is open',
    file: peerLinks,
    before: ' || this.#incoming.has(peer)',
    after: '',
    isRare: true,
  },
  {
    name: 'propose everything again when one batch is refused',
    file: proposals,
    before: 'if (sentIn.batchId !== batchId)',
    after: 'if (false)',
  },
  {
    name: 'take commands of the newest leadership for lost',
    file: proposals,
    before: 'compareBallots(sentIn.ballot, ballot) < 0',
    after: 'compareBallots(sentIn.ballot, ballot) <= 0',
  },
  {
    name: 'take commands for lost before the log was applied',
    file: lossHorizon,
    before: 'synced === null || appliedIndex <= synced.index',
    after: 'synced === null',
  },
  {
    name: 'take commands for lost before a quorum has accepted the new log',
    file: lossHorizon,
    before: 'appliedIndex <= synced.index',
    after: 'appliedIndex < synced.index',
    isRare: true,
  },
  {
    name: 'propose what was meant for another leadership',
    file: forwards,
    before: "core.role === 'leader' && sameBallot(forward.ballot, core.ballot)",
    after: "core.role === 'leader'",
    isRare: true,
  },
  {
    name: 'take a command of an earlier life for an own one',
    file: applier,
    before: ' && boot === this.#parts.boot',
    after: '',
  },
  {
    name: 'say "no effect" of what was proposed',
    file: proposals,
    before: "return sentIn === null && !isInDoubt ? 'none' : 'unknown';",
    after: "return 'none';",
  },
  {
    name: 'serve a read before its index is applied',
    file: reads,
    before: 'if (index <= appliedIndex)',
    after: 'if (true)',
  },
  {
    name: 'number questions alike in each life',
    file: reads,
    before: 'this.#lastId = boot;',
    after: 'this.#lastId = 0;',
    isRare: true,
  },
  {
    name: 'number what is passed on alike in each life',
    file: proposals,
    before: 'this.#lastBatchId = boot;',
    after: 'this.#lastBatchId = 0;',
    isRare: true,
  },
  {
    name: 'take the answer to an earlier question',
    file: reads,
    before:
      'if (batch === null || batch.id !== id)\n            return;\n        this.#asked = null;\n        if (index',
    after: 'if (batch === null)\n            return;\n        this.#asked = null;\n        if (index',
    isRare: true,
  },
  {
    name: 'acknowledge what failed to reach the disk',
    file: diskWriter,
    before: 'this.#events.onFailed(error);',
    after: 'this.#events.onDurable(batch.token, 0, batch.operations.length);',
  },
  {
    name: 'report durable what is still queued',
    file: diskWriter,
    before: 'this.#events.onDurable(batch.token, ',
    after: 'this.#events.onDurable(batch.token + 1, ',
  },
  {
    name: 'go on before the write has ended',
    file: wal,
    before: 'await this.#write(segment, bytes, length);',
    after: 'void this.#write(segment, Buffer.from(bytes), length).catch(() => {});',
  },
  {
    name: 'do not sync the header of a segment',
    file: wal,
    before: 'await prepared.file.datasync();',
    after: '',
  },
  {
    name: 'do not sync the name of a new segment',
    file: wal,
    before: 'await this.#fileSystem.syncDirectory(this.#directory);\n            await this.#segment?.file.close();',
    after: 'await this.#segment?.file.close();',
  },
  {
    name: 'believe a record that only the page cache may hold',
    file: wal,
    before: 'await writeAgain(this.#fileSystem, path, file, { from: tail.lastRecordOffset, to: offset });',
    after: '',
  },
  {
    name: 'make the name of a directory durable only where it was created',
    file: fileSystem,
    before: 'const firstCreated = (await fileSystem.createDirectory(path)) ?? path;',
    after: 'const firstCreated = await fileSystem.createDirectory(path);\n    if (firstCreated === undefined) return;',
    isRare: true,
  },
  {
    name: 'cut a corrupt record as if it were torn',
    file: segmentScan,
    before: 'if (followedBy === undefined && !problem.isTorn)',
    after: 'if (false)',
    isRare: true,
  },
  {
    name: 'do not check the sum of a record',
    file: record,
    before: '=== header.payloadCrc',
    after: '>= 0',
  },
  {
    name: 'forget the promise when reading the log',
    file: fold,
    before: 'promised, acceptedBallot, decidedIndex, compactedIndex',
    after: 'promised: acceptedBallot, acceptedBallot, decidedIndex, compactedIndex',
  },
  {
    name: 'execute a repeated request again',
    file: sessions,
    before: 'if (kept !== undefined)',
    after: 'if (false)',
  },
  {
    name: 'keep a result under the next request’s number',
    file: sessions,
    before: 'state.results.set(sequence, {',
    after: 'state.results.set(sequence + 1, {',
  },
  {
    name: 'apply entries without a session twice',
    file: stateMachine,
    before: 'if (command.session === null)',
    after: 'if (command.session === null && this.#execute(command.operation, reader) !== null)',
  },
  {
    name: 'compact the log before the snapshot is durable',
    file: snapshots,
    before: 'const snapshot = await store.write(',
    after: 'await log.compact(applied.index);\n            const snapshot = await store.write(',
  },
  {
    name: 'name a snapshot by an entry that it does not hold',
    file: snapshots,
    before: 'const meta = { ...applied, ',
    after: 'const meta = { ...applied, index: applied.index + 1, ',
  },
  {
    name: 'go back to the state of an older snapshot',
    file: snapshots,
    before: 'if (snapshot.header.index > this.#host.applied().index)',
    after: 'if (true)',
    isRare: true,
  },
  {
    name: 'leave the sessions out of the snapshot',
    file: sessions,
    before: 'return { live, ended: this.#ended.ids };',
    after: 'return { live: [], ended: this.#ended.ids };',
  },
  {
    name: 'keep the old members with a newer snapshot',
    file: replica,
    before: 'this.#applier.replaced(index, members);',
    after: 'this.#applier.replaced(index, this.membership);',
    isRare: true,
  },
  {
    name: 'forget in the snapshot which sessions have ended',
    file: sessions,
    before: 'return { live, ended: this.#ended.ids };',
    after: 'return { live, ended: [] };',
    isRare: true,
  },
  {
    name: 'forget in the snapshot what time the log carried',
    file: sessions,
    before: 'loadTime(timeMs, forgottenMs) {\n        this.#timeMs = timeMs;',
    after: 'loadTime(timeMs, forgottenMs) {',
    isRare: true,
  },
  {
    name: 'let a session that has ended begin again under its old id',
    file: endedSessions,
    before: 'if (this.#remembered.has(id) || this.#ahead.has(id))',
    after: 'if (false)',
  },
  {
    name: 'let a session begin that may have been forgotten',
    file: endedSessions,
    before: 'if (startMs <= this.#forgottenMs)',
    after: 'if (false)',
  },
  {
    name: 'forget a session before the time of its start',
    file: endedSessions,
    before: 'if (startMs > this.#timeMs)\n            this.#ahead',
    after: 'if (false)\n            this.#ahead',
  },
  {
    name: 'execute a request whose result may have been forgotten',
    file: sessions,
    before: 'session.sequence < state.floor ? refusedOld : isNew',
    after: 'isNew',
  },
  {
    name: 'keep in the results of sessions only what is read on this node',
    file: stateMachine,
    before: "this.#execute(command.operation, 'session')",
    after: 'this.#execute(command.operation, reader)',
  },
  {
    name: 'carry out what is too large for the results of sessions',
    file: stateMachine,
    before: 'estimate.isTooLarge ? answerTooLarge : null',
    after: 'null',
  },
  {
    name: 'let the results of sessions take more than their limit',
    file: sessions,
    before: ' || this.#resultBytes > this.#limits.resultBytesMax',
    after: '',
  },
];
