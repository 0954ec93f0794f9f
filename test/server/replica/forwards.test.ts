import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Forwards } from '../../../server/replica/forwards.ts';
import type { Intake } from '../../../server/replica/intake.ts';
import type { PeerMessage } from '../../../server/replica/peer-message.ts';
import { maxEntryBytes } from '../../../server/replica/proposals.ts';
import type { ReplicaParts } from '../../../server/replica/replica-parts.ts';

const ballot = { round: 1, priority: 0, node: 1 };

test('a leader refuses what another node forwards with an entry that peers do not take, once and for all', () => {
  const [sent, proposed]: [PeerMessage[], number[]] = [[], []];
  const parts = {
    core: { role: 'leader', ballot, acceptsProposals: true },
    observer: { proposed: () => {} },
    transport: { send: (_: number, message: PeerMessage) => sent.push(message) },
  } as unknown as ReplicaParts;
  const intake = {
    isOverloaded: false,
    propose: (entries: readonly Uint8Array[]) => proposed.push(entries.length) > 0,
  } as unknown as Intake;
  const forwards = new Forwards(parts, intake);
  const large = Buffer.alloc(maxEntryBytes + 1);
  forwards.receive(2, { type: 'forward', id: 1, ballot, entries: [Buffer.of(1), large] });
  assert.equal([sent, proposed], [[{ type: 'forwardRejected', id: 1, overloaded: true }], []]);
  forwards.receive(2, { type: 'forward', id: 2, ballot, entries: [large.subarray(1)] });
  assert.equal([sent.length, proposed], [1, [1]]);
});

test.run();
