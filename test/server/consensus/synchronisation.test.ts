import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Acceptor } from '../../../server/consensus/acceptor.ts';
import { zeroBallot } from '../../../server/consensus/ballot.ts';
import { withMajorities } from '../../../server/consensus/membership.ts';
import { Outbox } from '../../../server/consensus/outbox.ts';
import { adoptedBytesMax, isTooLong } from '../../../server/consensus/synchronisation.ts';

test('a follower that lacks more of what is decided than one record should hold learns it part by part', () => {
  const member = { nodeId: 1, role: 'voter' as const, name: 'n1', dc: '', host: '', port: 0 };
  const entries = Array.from({ length: 5 }, () => Buffer.alloc(adoptedBytesMax / 4, 'x'));
  const indices = { decidedIndex: 5, compactedIndex: 0, lastIndex: 5 };
  const state = { promised: zeroBallot, acceptedBallot: zeroBallot, ...indices, entries, departures: [] };
  const config = { nodeId: 1, isWitness: false, maxMessageBytes: 1_000 };
  const acceptor = new Acceptor(config, state, withMajorities(0, [member]), new Outbox());
  assert.ok(isTooLong(acceptor, 0));
  assert.not(isTooLong(acceptor, 1));
});

test.run();
