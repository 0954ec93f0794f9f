import type { Mutant } from './mutant.ts';

const leaderConfig = 'consensus/leader-config.js';
const leadership = 'consensus/leadership.js';
const membership = 'consensus/membership.js';
const leader = 'consensus/leader.js';

/** Bugs that majorities hide: where promises and votes need different numbers of nodes, one number stands for the other. */
export const quorumMutants: readonly Mutant[] = [
  {
    name: 'lead with as many promises as votes are needed',
    file: leadership,
    before: 'peers: this.#peers, prepareQuorum, acceptQuorum };',
    after: 'peers: this.#peers, prepareQuorum: acceptQuorum, acceptQuorum };',
  },
  {
    name: 'decide with as many votes as promises are needed',
    file: leaderConfig,
    before: 'acceptQuorum: membership.acceptQuorum,',
    after: 'acceptQuorum: membership.prepareQuorum,',
  },
  {
    name: 'read with as many answers as promises are needed',
    file: membership,
    before: 'votersOf(membership).length - membership.prepareQuorum + 1;',
    after: 'membership.prepareQuorum;',
    isRare: true,
  },
  {
    name: 'use a lease that as many have granted as promises are needed',
    file: leader,
    before: 'new Lease(config.lease, config.readQuorum)',
    after: 'new Lease(config.lease, config.peers.length + 2 - config.readQuorum)',
    isRare: true,
  },
  {
    name: 'take over with as many answers as promises are needed',
    file: leadership,
    before: 'quorum: Math.max(prepareQuorum, acceptQuorum),',
    after: 'quorum: prepareQuorum,',
    isRare: true,
  },
];
