import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { scalectl } from '#proto';
import type { Ballot } from '../../../server/consensus/ballot.ts';
import { decodeFrame, encodeFrame } from '../../../server/replica/peer-frame.ts';
import { type PeerMessage, toWire } from '../../../server/replica/peer-message.ts';
import { chooseSeed, type Random, withSeed } from '../../support/random.ts';

function randomMessages(random: Random): PeerMessage[] {
  const index = () => random.pick([0, 1, random.int(0, 1000), 2 ** 40 + random.int(0, 100)]);
  const ballot = (): Ballot => ({ round: index(), priority: random.int(0, 3), node: random.int(0, 9) });
  const entries = () => Array.from({ length: random.int(0, 4) }, () => Buffer.from(random.bytes(random.int(0, 40))));
  const flag = () => random.chance(0.5);
  return [
    {
      type: 'heartbeatRequest',
      round: index(),
      configId: index(),
      decidedIndex: index(),
      ballot: ballot(),
      hasGivenUp: flag(),
    },
    {
      type: 'heartbeatReply',
      round: index(),
      configId: index(),
      decidedIndex: index(),
      ballot: ballot(),
      leader: ballot(),
      happy: flag(),
      lease: flag(),
      receivedIndex: index(),
      durableIndex: index(),
    },
    { type: 'prepare', ballot: ballot(), released: ballot() },
    {
      type: 'promise',
      ballot: ballot(),
      acceptedBallot: ballot(),
      lastIndex: index(),
      readableIndex: index(),
      decidedIndex: index(),
      isDamaged: flag(),
    },
    { type: 'behind', decidedIndex: index() },
    { type: 'learnRequest', fromIndex: index() },
    {
      type: 'learnResponse',
      ballot: ballot(),
      fromIndex: index(),
      entries: entries(),
      decidedIndex: index(),
      compactedIndex: index(),
    },
    { type: 'takeOver', ballot: ballot(), round: 7 },
    { type: 'reconfigure', entry: Buffer.from(random.bytes(9)) },
    { type: 'transfer', to: random.int(1, 9) },
    { type: 'placement', quorumRttMicros: index(), priority: random.int(0, 100) },
    { type: 'logRequest', ballot: ballot(), fromIndex: index() },
    { type: 'logResponse', ballot: ballot(), fromIndex: index(), entries: entries(), done: flag() },
    {
      type: 'acceptSync',
      ballot: ballot(),
      syncIndex: index(),
      offset: index(),
      entries: entries(),
      done: flag(),
      decidedIndex: index(),
    },
    { type: 'accept', ballot: ballot(), startIndex: index(), entries: entries(), decidedIndex: index() },
    { type: 'accepted', ballot: ballot(), index: index(), staged: flag() },
    { type: 'rejected', ballot: ballot(), promised: ballot(), lastIndex: index(), needsSync: flag() },
    { type: 'decide', ballot: ballot(), decidedIndex: index() },
    { type: 'readProbe', ballot: ballot(), round: index() },
    { type: 'readAck', ballot: ballot(), round: index() },
    { type: 'readIndexRequest', id: index(), ballot: ballot() },
    { type: 'readIndexResponse', id: index(), index: index(), refused: flag() },
    { type: 'forward', id: index(), ballot: ballot(), entries: entries() },
    { type: 'forwardRejected', id: index(), overloaded: flag() },
    { type: 'leaseQuestion', id: index(), leaseId: index(), renew: flag() },
    { type: 'leaseAnswer', id: index(), found: flag(), refused: flag(), remainingMs: index() },
  ];
}

test('every message comes out of a frame as it went in', () =>
  withSeed(chooseSeed(), (random) => {
    for (let i = 0; i < 200; i++) {
      const messages = random.shuffle(randomMessages(random));
      assert.equal(decodeFrame(encodeFrame(messages)), messages);
    }
  }));

test('entries of a decoded frame do not share memory with it', () => {
  const frame = Buffer.from(
    encodeFrame([
      {
        type: 'accept',
        ballot: { round: 1, priority: 0, node: 1 },
        startIndex: 0,
        entries: [Buffer.from('abc'), Buffer.from('de')],
        decidedIndex: 0,
      },
    ]),
  );
  const [message] = decodeFrame(frame);
  frame.fill(0);
  if (message?.type !== 'accept') throw new Error('not an accept');
  assert.equal(message.entries.map(String), ['abc', 'de']);
});

test('a frame is understood whatever the order of its fields, as Protobuf demands', () =>
  withSeed(chooseSeed(), (random) => {
    for (let i = 0; i < 50; i++) {
      const messages = randomMessages(random);
      // The generated encoder writes fields by number: entries stand between the others.
      const frame = scalectl.peer.v1.Frame.encode({ messages: messages.map(toWire) }).finish();
      assert.equal(decodeFrame(frame), messages);
      assert.equal(scalectl.peer.v1.Frame.decode(encodeFrame(messages)), scalectl.peer.v1.Frame.decode(frame));
    }
  }));

test('bytes that are no frame are refused', () => {
  assert.throws(() => decodeFrame(Buffer.from([0x0a, 0x05, 0x01])));
});

test.run();
