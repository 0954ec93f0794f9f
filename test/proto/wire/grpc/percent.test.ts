import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { percentDecode, percentEncode } from '../../../../proto/wire/grpc/percent.ts';
import { chooseSeed, withSeed } from '../../../support/random.ts';

test('printable ASCII stays, everything else becomes %XX of its UTF-8', () => {
  assert.is(percentEncode('no leader: ask n2 ~'), 'no leader: ask n2 ~');
  assert.is(percentEncode('100% für 世\n'), '100%25 f%C3%BCr %E4%B8%96%0A');
});

test('decoding never fails: what is not %XX stays, broken UTF-8 becomes a replacement character', () => {
  assert.is(percentDecode('50%'), '50%');
  assert.is(percentDecode('%G0 %4'), '%G0 %4');
  assert.is(percentDecode('%ff'), '\ufffd');
  assert.is(percentDecode('a%20b%2f'), 'a b/');
});

test('any text comes back', () => {
  withSeed(chooseSeed(), (random) => {
    for (let round = 0; round < 1000; round++) {
      const points = Array.from({ length: random.int(0, 20) }, () =>
        random.pick([random.int(0, 127), random.int(0, 0xd7ff), 0x1f600]),
      );
      const text = String.fromCodePoint(...points);
      const encoded = percentEncode(text);
      assert.match(encoded, /^[ -~]*$/);
      assert.is(percentDecode(encoded), text);
    }
  });
});

test.run();
