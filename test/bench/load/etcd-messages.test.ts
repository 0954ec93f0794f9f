import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { etcdserverpb } from '#proto';
import {
  absent,
  headerRevision,
  keyIndexOf,
  keyOf,
  prefixEnd,
  requestEncoder,
  stampOf,
} from '../../../bench/load/etcd-messages.ts';
import { chooseSeed, withSeed } from '../../support/random.ts';

const options = { keyPrefix: 'bench/run-1/', valueSizeBytes: 100, rangeLimit: 300, serializable: false };
const long = { ...options, keyPrefix: `${'p'.repeat(150)}/`, valueSizeBytes: 70_000, serializable: true };

function text(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1');
}

for (const each of [options, long, { ...options, valueSizeBytes: 0 }, { ...options, valueSizeBytes: 7 }]) {
  const { keyPrefix, valueSizeBytes } = each;

  test(`puts of ${valueSizeBytes} bytes under ${keyPrefix.length} characters are those of the generated code`, () => {
    const encode = requestEncoder('put', each);
    for (const index of [0, 1, 42, 99_999_999]) {
      const bytes = encode(index, index + 2 ** 40, absent);
      const decoded = etcdserverpb.PutRequest.decode(bytes);
      assert.is(text(decoded.key), keyOf(keyPrefix, index));
      assert.is(decoded.value.length, valueSizeBytes);
      assert.is(stampOf(decoded.value), valueSizeBytes >= 8 ? index + 2 ** 40 : null);
      const again = valueSizeBytes === 0 ? { key: decoded.key } : { key: decoded.key, value: decoded.value };
      assert.is(text(bytes), text(etcdserverpb.PutRequest.encode(again).finish()));
    }
  });

  test(`reads and deletes under ${keyPrefix.length} characters, value ${valueSizeBytes}, are those of the generated code`, () => {
    const key = Buffer.from(keyOf(keyPrefix, 77));
    const consistency = each.serializable ? { serializable: true } : {};
    const range = { key, rangeEnd: Buffer.from(prefixEnd(keyPrefix)), limit: each.rangeLimit, ...consistency };
    const expected = {
      get: etcdserverpb.RangeRequest.encode({ key, ...consistency }),
      range: etcdserverpb.RangeRequest.encode(range),
      delete: etcdserverpb.DeleteRangeRequest.encode({ key }),
    };
    for (const method of ['get', 'range', 'delete'] as const) {
      assert.is(text(requestEncoder(method, each)(77, 5, absent)), text(expected[method].finish()), method);
    }
  });
}

for (const each of [options, long, { ...options, valueSizeBytes: 8 }]) {
  test(`compare-and-sets of ${each.valueSizeBytes} bytes under ${each.keyPrefix.length} characters are those of the generated code`, () => {
    const cas = requestEncoder('cas', each);
    const put = requestEncoder('put', each);
    const valueWith = (stamp: number) => Buffer.from(etcdserverpb.PutRequest.decode(put(0, stamp, absent)).value);
    for (const [index, stamp, expected] of [
      [0, 7, absent],
      [42, 8, 7],
      [99_999_999, 2 ** 40, 2 ** 33],
      [43, 9, absent],
    ] as const) {
      const key = Buffer.from(keyOf(each.keyPrefix, index));
      const compare =
        expected === absent ? { target: 1, key, createRevision: 0 } : { target: 3, key, value: valueWith(expected) };
      const request = {
        compare: [compare],
        success: [{ requestPut: { key, value: valueWith(stamp) } }],
        failure: [{ requestRange: { key } }],
      };
      assert.is(text(cas(index, stamp, expected)), text(etcdserverpb.TxnRequest.encode(request).finish()));
    }
  });
}

test('values too short for the number of a write have no compare-and-set, and its encoder is made all the same', () => {
  for (const valueSizeBytes of [0, 7]) {
    const encode = requestEncoder('cas', { ...options, valueSizeBytes });
    assert.throws(() => encode(0, 1, absent), /too short/);
  }
});

test('the revision of any answer is read as the generated code reads it', () => {
  withSeed(chooseSeed(), (random) => {
    for (let i = 0; i < 2000; i++) {
      const some = () => Math.floor(2 ** (random.next() * 53));
      const header = { clusterId: some(), memberId: some(), revision: some(), raftTerm: some() };
      const prevKv = random.chance(0.5) ? { prevKv: { key: random.bytes(5), modRevision: some() } } : {};
      const bytes = etcdserverpb.PutResponse.encode({ header, ...prevKv }).finish();
      assert.is(headerRevision(bytes), header.revision);
    }
  });
});

test('an answer without header or revision has revision 0', () => {
  assert.is(headerRevision(new Uint8Array(0)), 0);
  assert.is(headerRevision(etcdserverpb.PutResponse.encode({ header: { clusterId: 5 } }).finish()), 0);
  assert.is(headerRevision(etcdserverpb.DeleteRangeResponse.encode({ deleted: 3 }).finish()), 0);
});

test('the index of a key is read back, and the end of its range is above it and below any other prefix', () => {
  for (const index of [0, 9, 12_345_678]) {
    const key = keyOf('b/r/', index);
    assert.is(keyIndexOf(Buffer.from(key)), index);
    assert.ok(key < prefixEnd('b/r/') && prefixEnd('b/r/') <= 'b/r0');
  }
});

test.run();
