import type { Mutant } from './mutant.ts';

const lease = 'consensus/lease.js';
const leadership = 'consensus/leadership.js';
const leader = 'consensus/leader.js';
const acceptor = 'consensus/acceptor.js';
const learner = 'consensus/learner.js';

/** Bugs of what is off by default: read leases, and members that keep no data. */
export const leaseAndWitnessMutants: readonly Mutant[] = [
  {
    name: 'read by a lease that has run out',
    file: lease,
    before: 'nowMs < this.#validUntilMs;',
    after: 'this.#validUntilMs > Number.NEGATIVE_INFINITY;',
  },
  {
    name: 'use a lease that one node too few has granted',
    file: lease,
    before: 'this.#granted.size + 1 >= this.#quorum',
    after: 'this.#granted.size + 2 >= this.#quorum',
    isRare: true,
  },
  {
    name: 'promise to another node what a lease forbids',
    file: leadership,
    before: 'return !this.#guard.forbids(message.ballot.node, nowMs);',
    after: 'return true;',
    isRare: true,
  },
  {
    name: 'forget over a restart that a lease was granted',
    file: lease,
    before: 'config === null ? Number.NEGATIVE_INFINITY : config.startedAtMs + config.durationMs',
    after: 'Number.NEGATIVE_INFINITY',
    isRare: true,
  },
  {
    name: 'use the lease on while another node is asked to lead',
    file: leadership,
    before: 'this.#role.leader.lease?.giveUp();',
    after: '',
    isRare: true,
  },
  {
    name: 'let a witness lead',
    file: leadership,
    before: "mayLead: memberOf(this.#membership, nodeId)?.role === 'voter' && !isWitness,",
    after: 'mayLead: this.isVoter,',
  },
  {
    name: 'count on a witness as one that holds data',
    file: acceptor,
    before: 'this.#config.isWitness ? 0 : this.log.readableIndex',
    after: 'this.log.readableIndex',
  },
  {
    name: 'synchronise a witness with a log that no disk holds in that ballot',
    file: leader,
    before: 'progress.syncTargetIndex > this.#limitOf(peer)',
    after: 'false',
  },
  {
    name: 'tell a witness what no other node holds',
    file: leader,
    before: 'Math.min(lastIndex, this.#dataNodes.held(this.#ownDurableIndex))',
    after: 'lastIndex',
    isRare: true,
  },
  {
    name: 'let a witness say for the ballot of its log what it learned to be decided in a higher one',
    file: learner,
    before: "{ type: 'decide', ballot, decidedIndex: untilIndex }",
    after: "{ type: 'decide', ballot: this.#acceptor.acceptedBallot, decidedIndex: untilIndex }",
    isRare: true,
  },
];
