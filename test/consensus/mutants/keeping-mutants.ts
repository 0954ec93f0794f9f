import type { Mutant } from './mutant.ts';

const proposals = 'replica/proposals.js';

/** Bugs of what is kept: over a restart, in memory, in the state itself, and from one run to the next. */
export const keepingMutants: readonly Mutant[] = [
  {
    name: 'forget over a restart how much is decided',
    file: 'replica/wal/hard-state-fold.js',
    before: 'const decidedIndex = Math.min(decided, compactedIndex + entries.length);',
    after: 'const decidedIndex = compactedIndex;',
  },
  {
    name: 'begin behind what the log says is decided',
    file: 'consensus/acceptor.js',
    before: 'this.decide(state.decidedIndex);',
    after: '',
  },
  {
    name: 'carry out what is accepted and not yet decided',
    file: 'replica/replica.js',
    before: 'this.#apply(effects.decidedIndex);',
    after: 'this.#apply(this.#core.lastIndex);',
  },
  {
    name: 'have a key begin anew where somebody waits for its value before',
    file: 'statemachine/kv.js',
    before: 'const prevKv = operation.prevKv && !isTombstone(head) ? toKeyValue(head) : null;',
    after:
      'const prevKv = operation.prevKv && !isTombstone(head) ? toKeyValue(head) : null; if (prevKv !== null) head.createRevision = head.modRevision;',
    isRare: true,
  },
  {
    name: 'forget in the snapshot when the log mentioned a session',
    file: 'statemachine/snapshot/snapshot-parts.js',
    before: 'yield { session: { id, floor, mentionedMs } };',
    after: 'yield { session: { id, floor, mentionedMs: 0 } };',
    isRare: true,
  },
  {
    name: 'take over a snapshot and do not tell the log',
    file: 'consensus/acceptor.js',
    before: "this.#outbox.persist({ type: 'snapshot', index });",
    after: '',
  },
  {
    name: 'begin the election at a moment that no seed tells',
    file: 'consensus/election.js',
    before: 'this.#ticksLeft = config.firstRoundTicks;',
    after: 'this.#ticksLeft = Math.ceil(Math.random() * config.roundTicks);',
  },
  {
    name: 'let any number of writes wait',
    file: proposals,
    before: 'if (this.#pending.size >= this.#limits.maxCount) {',
    after: 'if (false) {',
  },
  {
    name: 'let any number of bytes wait',
    file: proposals,
    before: 'if (this.#sizeBytes + sizeBytes > this.#limits.maxBytes) {',
    after: 'if (false) {',
  },
  {
    name: 'propose however much is undecided',
    file: 'replica/intake.js',
    before: 'return lastIndex - decidedIndex >= maxUndecided || this.#countUndecidedBytes() >= maxUndecidedBytes;',
    after: 'return false;',
  },
  {
    name: 'give a full link what could wait',
    file: 'replica/leader-route.js',
    before: 'transport.hasRoom(core.leaderId)',
    after: 'true',
  },
  {
    name: 'have any number of messages under way to a follower',
    file: 'consensus/leader.js',
    before: 'progress.inflightCount < config.maxInflightMessages',
    after: 'true',
  },
  {
    name: 'have any number of bytes under way to a follower',
    file: 'consensus/leader.js',
    before: 'progress.inflightBytes < config.maxInflightBytes',
    after: 'true',
  },
  {
    name: 'keep in memory what snapshots cover',
    file: 'replica/log-tail.js',
    before: 'const earliest = Math.max(log.compactedIndex, index - tailEntries);',
    after: 'const earliest = log.compactedIndex;',
  },
  {
    name: 'keep in memory more bytes than may be of what snapshots cover',
    file: 'replica/log-tail.js',
    before: 'if (sizeBytes > tailBytes)',
    after: 'if (false)',
    isRare: true,
  },
];
