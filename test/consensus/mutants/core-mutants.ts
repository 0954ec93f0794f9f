import type { Mutant } from './mutant.ts';

const outbox = 'consensus/outbox.js';
const acceptor = 'consensus/acceptor.js';
const candidate = 'consensus/candidate.js';
const leader = 'consensus/leader.js';
const readRounds = 'consensus/read-rounds.js';
const paxos = 'consensus/paxos.js';
const leadership = 'consensus/leadership.js';
const election = 'consensus/election.js';
const membership = 'consensus/membership.js';

/** Bugs of the pure core. */
export const coreMutants: readonly Mutant[] = [
  {
    name: 'send what depends on this batch before it is durable',
    file: outbox,
    before: 'put(this.#collecting, { to, message });',
    after: 'this.send(to, message);',
  },
  {
    name: 'send what depends on the batch before at once',
    file: outbox,
    before: 'put(this.#waiting[this.#waiting.length - 1].messages, { to, message });',
    after: 'this.send(to, message);',
  },
  {
    name: 'release later batches with an earlier one',
    file: outbox,
    before: 'this.#waiting[0].token <= token',
    after: 'true',
  },
  {
    name: 'forget the promise: do not persist it',
    file: acceptor,
    before: "this.#outbox.persist({ type: 'promise', ballot });",
    after: '',
  },
  {
    name: 'accept below the promise',
    file: acceptor,
    before: 'const isLeader = sameBallot(message.ballot, this.promised) && ',
    after: 'const isLeader = ',
  },
  {
    name: 'adopt a synchronisation part by part',
    file: acceptor,
    before: 'if (!message.done) {',
    after: 'if (false) {',
    isRare: true,
  },
  {
    name: 'append what is known already once more',
    file: acceptor,
    before: 'known === 0 ? entries : entries.slice(known)',
    after: 'entries',
  },
  {
    name: 'accept behind a gap',
    file: acceptor,
    before: 'const known = this.log.lastIndex - startIndex;\n        if (known < 0) {',
    after: 'const known = this.log.lastIndex - startIndex;\n        if (false) {',
  },
  {
    name: 'acknowledge entries before they are durable',
    file: acceptor,
    before: "this.#outbox.afterDurable(from, { type: 'accepted',",
    after: "this.#outbox.send(from, { type: 'accepted',",
  },
  {
    name: 'send the promise before it is durable',
    file: acceptor,
    before: 'this.#outbox.afterDurable(from, this.describe());',
    after: 'this.#outbox.send(from, this.describe());',
  },
  {
    name: 'keep the old tail when adopting a log',
    file: acceptor,
    before: 'this.log.truncate(startIndex);',
    after: '',
  },
  {
    name: 'lead without what was accepted and not yet decided',
    file: candidate,
    before: 'const sections = this.#sections(own);',
    after: 'const sections = [];',
  },
  {
    name: 'prefer the longest log, not the one of the highest ballot',
    file: candidate,
    before: 'compareBallots(b.acceptedBallot, a.acceptedBallot)',
    after: 'b.lastIndex - a.lastIndex',
    isRare: true,
  },
  {
    name: 'lead with one promise too few',
    file: candidate,
    before: 'this.promises.size < this.#config.prepareQuorum',
    after: 'this.promises.size < this.#config.prepareQuorum - 1',
  },
  {
    name: 'count a promise for another ballot',
    file: candidate,
    before: 'if (!sameBallot(promise.ballot, this.ballot))',
    after: 'if (false)',
    isRare: true,
  },
  {
    name: 'count the own log before it is durable',
    file: leader,
    before: '#decide() {\n        const indices = [this.#ownDurableIndex];',
    after: '#decide() {\n        const indices = [this.#acceptor.log.lastIndex];',
  },
  {
    name: 'decide with one acknowledgement too few',
    file: leader,
    before: 'reachedBy(this.#config.acceptQuorum, indices);\n        if (chosen',
    after: 'reachedBy(this.#config.acceptQuorum - 1, indices);\n        if (chosen',
  },
  {
    name: 'count parts that are only staged as accepted',
    file: leader,
    before: 'if (message.staged) {',
    after: 'if (false) {',
  },
  {
    name: 'synchronise from the end of a log of another ballot',
    file: 'consensus/synchronisation.js',
    before: 'if (!sameBallot(promise.acceptedBallot, adopted.acceptedBallot))',
    after: 'if (false)',
    isRare: true,
  },
  {
    name: 'read before everything adopted is decided',
    file: leader,
    before: 'if (!this.knowsDecided)\n            return null;',
    after: '',
    isRare: true,
  },
  {
    name: 'never send again',
    file: leader,
    before: 'if (progress.ticksSinceProgress >= this.#patienceTicks(progress))',
    after: 'if (false)',
  },
  {
    name: 'serve a read without a quorum',
    file: readRounds,
    before: 'this.#rounds[0].acks.length + 1 >= quorum',
    after: 'this.#rounds[0].acks.length + 2 >= quorum',
    isRare: true,
  },
  {
    name: 'take two of five for a quorum when a follower asks for a read',
    file: leader,
    before: 'this.#config.readQuorum <= 2',
    after: 'this.#config.readQuorum <= 3',
    isRare: true,
  },
  {
    name: 'let answers to an earlier question confirm a later one',
    file: readRounds,
    before: 'if (each.round > round)',
    after: 'if (false)',
    isRare: true,
  },
  {
    name: 'confirm any leader that asks',
    file: acceptor,
    before: "if (sameBallot(ballot, this.promised))\n            this.#outbox.send(from, { type: 'readAck'",
    after: "this.#outbox.send(from, { type: 'readAck'",
    isRare: true,
  },
  {
    name: 'go on leading after promising a higher ballot',
    file: leadership,
    before:
      "this.stepDown('higher-ballot');\n        this.#acceptor.promise(ballot);\n        this.#election.promised(ballot);",
    after: 'this.#acceptor.promise(ballot);\n        this.#election.promised(ballot);',
  },
  {
    name: 'lead again with the ballot of an earlier life',
    file: election,
    before: 'this.#ballot = zeroBallot;',
    after: 'this.#ballot = promised.node === config.nodeId ? promised : zeroBallot;',
    isRare: true,
  },
  {
    name: 'take over above a ballot of a later configuration',
    file: election,
    before: '.filter((reply) => !this.#isLater(reply.leader))',
    after: '',
    isRare: true,
  },
  {
    name: 'take over from a leader that others are happy with',
    file: election,
    before: 'return [...this.#replies.values()].every((reply) => !reply.happy || this.#cannotJoin(reply));',
    after: 'return true;',
    isRare: true,
  },
  {
    name: 'count a promise that came twice as two',
    file: candidate,
    before: 'this.promises.set(from, promise);',
    after: 'this.promises.set(this.promises.has(from) ? -from : from, promise);',
  },
  {
    name: 'count an acknowledgement twice',
    file: leader,
    before:
      '#decide() {\n        const indices = [this.#ownDurableIndex];\n        for (const progress of this.#progress.values())',
    after:
      '#decide() {\n        const indices = [this.#ownDurableIndex];\n        for (const progress of [...this.#progress.values(), ...this.#progress.values()])',
  },
  {
    name: 'propose behind a stop-sign',
    file: leadership,
    before: ' && !isSealed;',
    after: ';',
    isRare: true,
  },
  {
    name: 'keep what was accepted and cannot be chosen any more',
    file: acceptor,
    before: '#dropUndecided() {',
    after: '#dropUndecided() { return;',
    isRare: true,
  },
  {
    name: 'take a stop-sign for decided because of a promise in a later configuration',
    file: acceptor,
    before: 'this.decide(state.decidedIndex);',
    after:
      'this.decide(state.decidedIndex); for (let at = this.#decidedIndex + 1; this.isOutdatedBy(this.promised) && at <= this.log.readableIndex; at++) if (isStopSign(this.log.entry(at))) this.decide(at);',
    isRare: true,
  },
  {
    name: 'count a learner as a voter',
    file: membership,
    before: "votersOf(membership) {\n    return membership.members.filter(({ role }) => role !== 'learner');",
    after: 'votersOf(membership) {\n    return membership.members;',
    isRare: true,
  },
  {
    name: 'go on with the members of the old configuration',
    file: leadership,
    before: 'if (this.#acceptor.membership !== this.#membership)',
    after: 'if (false)',
    isRare: true,
  },
  {
    name: 'lead a configuration that another node proposed, without promises',
    file: leadership,
    before: 'if (isAuthor && mayLead)',
    after: 'if (wasLeader && mayLead)',
    isRare: true,
  },
  {
    name: 'learn what was decided and stay free to follow an older leader',
    file: paxos,
    before: 'if (this.#learner.isNews(message))\n            this.#leadership.bindTo(message.ballot);',
    after: '',
    isRare: true,
  },
  {
    name: 'take over a snapshot and stay free to follow an older leader',
    file: paxos,
    before: 'this.#leadership.bindTo(ballot);',
    after: ';',
    isRare: true,
  },
  {
    name: 'take what is corrupt for missing: claim what can be read',
    file: acceptor,
    before: 'lastIndex: this.log.lastIndex,\n            readableIndex',
    after: 'lastIndex: this.log.readableIndex,\n            readableIndex',
    isRare: true,
  },
  {
    name: 'lead although entries that nobody can read may have been chosen',
    file: candidate,
    before: 'if (holders + silent >= this.#config.acceptQuorum)\n                return null;',
    after: '',
    isRare: true,
  },
  {
    name: 'go on from the end of a damaged log as if it were whole',
    file: leader,
    before: 'sameBallot(promise.acceptedBallot, this.ballot) && !promise.isDamaged',
    after: 'sameBallot(promise.acceptedBallot, this.ballot)',
    isRare: true,
  },
];
