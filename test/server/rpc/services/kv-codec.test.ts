import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { etcdserverpb, type mvccpb } from '#proto';
import type { MessageWriter } from '../../../../server/rpc/service-definition.ts';
import { putRequest, putResponse, rangeRequest, rangeResponse } from '../../../../server/rpc/services/kv-codec.ts';
import { chooseSeed, type Random, withSeed } from '../../../support/random.ts';

/** The generated codec, as the codec by hand must be: same fields in, same bytes out. */
interface Generated<Message> {
  encode(message: Message): { finish(): Uint8Array };
}

const number = (random: Random) => random.pick([0, 0, 1, 127, 128, 2 ** 31, 2 ** 31 - 1, 2 ** 48 - 1, 2 ** 53 - 1]);
const bytes = (random: Random) => random.bytes(random.pick([0, 1, 20, 127, 128, 300]));
const flag = (random: Random) => random.chance(0.3);

function randomPut(random: Random): etcdserverpb.IPutRequest {
  const rare = random.chance(0.3);
  return {
    key: bytes(random),
    value: bytes(random),
    prevKv: flag(random),
    lease: rare ? random.pick([1, -1, 2 ** 40]) : 0,
    ignoreValue: rare && flag(random),
    ignoreLease: rare && flag(random),
  };
}

function randomRange(random: Random): etcdserverpb.IRangeRequest {
  const common = {
    key: bytes(random),
    rangeEnd: bytes(random),
    limit: random.pick([0, 1, 300, -1]),
    serializable: flag(random),
  };
  if (random.chance(0.7)) return common;
  return {
    ...common,
    revision: number(random),
    sortOrder: random.int(0, 2),
    sortTarget: random.int(0, 4),
    keysOnly: flag(random),
    countOnly: flag(random),
    minModRevision: number(random),
    maxModRevision: number(random),
    minCreateRevision: number(random),
    maxCreateRevision: number(random),
  };
}

function randomKeyValue(random: Random): mvccpb.IKeyValue {
  return {
    key: bytes(random),
    value: bytes(random),
    createRevision: number(random),
    modRevision: number(random),
    version: number(random),
  };
}

function randomHeader(random: Random): etcdserverpb.IResponseHeader | null {
  if (random.chance(0.1)) return null;
  return {
    clusterId: number(random),
    memberId: number(random),
    revision: number(random),
    raftTerm: number(random),
  };
}

/** The fields of a message, those of its prototype included. */
function fieldsOf<Message extends object>(message: Message, names: readonly (keyof Message)[]): unknown[] {
  return names.map((name) => {
    const value = message[name];
    return value instanceof Uint8Array ? Buffer.from(value).toString('hex') : (value ?? null);
  });
}

function assertDecodesAlike<Message extends object>(
  encoded: Uint8Array,
  [ours, generated]: readonly { decode(bytes: Uint8Array): Message }[],
): void {
  const expected = generated!.decode(encoded);
  const names = Object.keys(Object.getPrototypeOf(expected)).filter((name) => name !== 'toJSON');
  const fields = names as (keyof Message)[];
  assert.ok(fields.length > 5, 'the generated message names its fields');
  assert.equal(fieldsOf(ours!.decode(encoded), fields), fieldsOf(expected, fields));
}

function assertWritesAlike<Message>(message: Message, writer: MessageWriter<Message>, generated: Generated<Message>) {
  const expected = Buffer.from(generated.encode(message).finish());
  const size = writer.sizeOf(message);
  const around = Buffer.alloc(size + 6, 0xee);
  writer.write(message, around, 3);
  assert.is(around.subarray(3, 3 + size).toString('hex'), expected.toString('hex'));
  assert.is(around.toString('hex', 0, 3) + around.toString('hex', 3 + size), 'ee'.repeat(6));
}

test('requests are decoded as by the generated codec, rare fields and all', () =>
  withSeed(chooseSeed(), (random) => {
    for (let i = 0; i < 500; i++) {
      const put = etcdserverpb.PutRequest.encode(randomPut(random)).finish();
      assertDecodesAlike(put, [putRequest, etcdserverpb.PutRequest]);
      const range = etcdserverpb.RangeRequest.encode(randomRange(random)).finish();
      assertDecodesAlike(range, [rangeRequest, etcdserverpb.RangeRequest]);
    }
  }));

test('a request that is cut or made of noise is refused exactly when the generated codec refuses it', () =>
  withSeed(chooseSeed(), (random) => {
    for (let i = 0; i < 2000; i++) {
      const whole = etcdserverpb.PutRequest.encode(randomPut(random)).finish();
      const cut = random.chance(0.5) ? whole.subarray(0, random.int(0, whole.length)) : random.bytes(random.int(0, 12));
      for (const [ours, generated] of [
        [putRequest, etcdserverpb.PutRequest],
        [rangeRequest, etcdserverpb.RangeRequest],
      ] as const) {
        assert.is(refuses(ours, cut), refuses(generated, cut), Buffer.from(cut).toString('hex'));
      }
    }
  }));

test('numbers with more bytes than they need are refused exactly when the generated codec refuses them', () => {
  for (const hex of [
    '38bfdaa5ab994c',
    '20bfdaa5ab994c',
    '8a80808080000161',
    '0a818080808000 61',
    '0a81808000 61',
    '208180808000',
  ]) {
    const padded = Buffer.from(hex.replaceAll(' ', ''), 'hex');
    assert.is(refuses(putRequest, padded), refuses(etcdserverpb.PutRequest, padded), `put ${hex}`);
    assert.is(refuses(rangeRequest, padded), refuses(etcdserverpb.RangeRequest, padded), `range ${hex}`);
  }
});

function refuses(codec: { decode(bytes: Uint8Array): unknown }, encoded: Uint8Array): boolean {
  try {
    codec.decode(encoded);
    return false;
  } catch {
    return true;
  }
}

test('responses are written byte by byte as by the generated codec, in place', () =>
  withSeed(chooseSeed(), (random) => {
    for (let i = 0; i < 500; i++) {
      const header = randomHeader(random);
      const prevKv = random.chance(0.5) ? randomKeyValue(random) : null;
      assertWritesAlike<etcdserverpb.IPutResponse>(
        withoutDefaults({ header, prevKv }),
        putResponse,
        etcdserverpb.PutResponse,
      );
      const kvs = Array.from({ length: random.int(0, 3) }, () => withoutDefaults(randomKeyValue(random)));
      const range = withoutDefaults({ header, kvs, more: flag(random), count: number(random) });
      assertWritesAlike<etcdserverpb.IRangeResponse>(range, rangeResponse, etcdserverpb.RangeResponse);
    }
  }));

/** The generated encoder writes defaults that are set; proto3 leaves them out, and so do we. */
function withoutDefaults<Message extends object>(message: Message): Message {
  const set = Object.entries(message).filter(([, value]) => {
    return value !== 0 && value !== false && value !== null && !(value instanceof Uint8Array && value.length === 0);
  });
  return Object.fromEntries(
    set.map(([name, value]) => [name, name === 'header' || name === 'prevKv' ? withoutDefaults(value) : value]),
  ) as Message;
}

test.run();
