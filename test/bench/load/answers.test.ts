import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { etcdserverpb } from '#proto';
import { deletedCount, readCas, readFirstKey } from '../../../bench/load/answers.ts';
import { chooseSeed, withSeed } from '../../support/random.ts';

const test = suite('bench/load/answers');

const header = { clusterId: 7, memberId: 3, revision: 1_234_567, raftTerm: 9 };

function stamped(stamp: number): Uint8Array {
  const value = Buffer.alloc(100, 0xff);
  value.writeUInt32BE(Math.floor(stamp / 2 ** 32), 0);
  value.writeUInt32BE(stamp >>> 0, 4);
  return value;
}

function read(answer: etcdserverpb.IRangeResponse) {
  const found = { revision: -1, stamp: -1 as number | null };
  readFirstKey(etcdserverpb.RangeResponse.encode(answer).finish(), found);
  return found;
}

test('the revision and the stamp of a key are read from what the generated code writes', () => {
  withSeed(chooseSeed(), (random) => {
    for (let round = 0; round < 500; round++) {
      const modRevision = Math.floor(random.next() * 2 ** random.int(1, 52)) + 1;
      const stamp = Math.floor(random.next() * 2 ** random.int(1, 52)) + 1;
      const kv = {
        key: Buffer.from('k'.repeat(random.int(1, 200))),
        createRevision: random.int(1, 1e9),
        version: 3,
        lease: 5,
      };
      const answer = { header, kvs: [{ ...kv, modRevision, value: stamped(stamp) }], count: 1 };
      assert.equal(read(answer), { revision: modRevision, stamp });
    }
  });
});

test('a key that is not there has revision 0, and a short value no stamp', () => {
  assert.equal(read({ header, kvs: [], count: 0 }), { revision: 0, stamp: null });
  const kv = { key: Buffer.from('k'), modRevision: 4, value: Buffer.from('short') };
  assert.equal(read({ header, kvs: [kv], count: 1 }), { revision: 4, stamp: null });
});

test('the count of deleted keys is read, and 0 where none is said', () => {
  const encode = (deleted: number) => etcdserverpb.DeleteRangeResponse.encode({ header, deleted }).finish();
  assert.is(deletedCount(encode(1)), 1);
  assert.is(deletedCount(encode(0)), 0);
});

test('a compare-and-set says whether it found what it expected, and else what it found', () => {
  const found = { revision: -1, stamp: -1 as number | null };
  const answerOf = (answer: etcdserverpb.ITxnResponse) => {
    const succeeded = readCas(etcdserverpb.TxnResponse.encode(answer).finish(), found);
    return { succeeded, ...found };
  };
  const kv = { key: Buffer.from('k'), createRevision: 3, modRevision: 12, version: 2, value: stamped(77) };
  const none = { revision: 0, stamp: null };
  assert.equal(answerOf({ header, succeeded: true, responses: [{ responsePut: { header } }] }), {
    ...{ succeeded: true, ...none },
  });
  const other = { responseRange: { header, kvs: [kv], count: 1 } };
  assert.equal(answerOf({ header, succeeded: false, responses: [other] }).succeeded, false);
  const missing = { responseRange: { header, kvs: [], count: 0 } };
  assert.equal(answerOf({ header, succeeded: false, responses: [missing] }), { succeeded: false, ...none });
  const bare = { responseRange: { kvs: [kv], count: 1 } };
  assert.equal(answerOf({ header, succeeded: false, responses: [bare] }), {
    succeeded: false,
    revision: 12,
    stamp: 77,
  });
});

test('bytes that are no answer end the walk', () => {
  withSeed(chooseSeed(), (random) => {
    const found = { revision: 0, stamp: null };
    for (let round = 0; round < 2000; round++) {
      const bytes = random.bytes(random.int(0, 40));
      readFirstKey(bytes, found);
      deletedCount(bytes);
      readCas(bytes, found);
    }
  });
});

test.run();
