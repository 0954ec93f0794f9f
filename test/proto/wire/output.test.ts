import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { OutputBuffer } from '../../../proto/wire/output.ts';
import { describeFrames } from './peer.ts';

test('every kind of frame survives the growth of the buffer', () => {
  const output = new OutputBuffer();
  const payload = Buffer.from('0102030405060708', 'hex');
  const expected: string[] = [];
  for (let i = 1; i < 2000; i++) {
    output.reset(i, 8);
    output.windowUpdate(i, i);
    output.ping(payload, true);
    output.goAway(i, 2, 'x');
    output.headers(payload, i, false, 16_384);
    output.append(Buffer.from('000000000000000000', 'hex'));
    const id = i.toString(16).padStart(8, '0');
    expected.push(`RST 0 ${i} 00000008`, `WINDOW 0 ${i} ${id}`, 'PING 1 0 0102030405060708');
    expected.push(`GOAWAY 0 0 ${id}0000000278`, `HEADERS 4 ${i} 0102030405060708`, 'DATA 0 0');
  }
  assert.equal(describeFrames(output.take()), expected);
  assert.is(output.take(), null);
});

test('a header block above the frame size goes on in CONTINUATION frames', () => {
  const output = new OutputBuffer();
  output.headers(Buffer.from('0102030405', 'hex'), 3, true, 2);
  assert.equal(describeFrames(output.take()), ['HEADERS 1 3 0102', 'CONTINUATION 0 3 0304', 'CONTINUATION 4 3 05']);
});

test('what was taken does not change with what comes after', () => {
  const output = new OutputBuffer();
  output.reset(1, 1);
  const taken = output.take()!;
  output.reset(2, 2);
  assert.equal(describeFrames(taken), ['RST 0 1 00000001']);
});

test('large output stays as it was taken until it is given back, and is written over only then', () => {
  const output = new OutputBuffer();
  const large = (fill: string) => {
    output.append(Buffer.alloc(40_000, fill));
    return output.take()!;
  };
  const first = large('a');
  const second = large('b');
  assert.is(first.toString(), 'a'.repeat(40_000));
  output.giveBack(first);
  const third = large('c');
  const fourth = large('d');
  assert.equal(
    [second, third, fourth].map(String),
    ['b', 'c', 'd'].map((letter) => letter.repeat(40_000)),
  );
  assert.is(fourth.buffer, first.buffer, 'no more than two buffers take turns');
});

test('small output that is given back is left alone: it may share its memory', () => {
  const output = new OutputBuffer();
  output.append(Buffer.alloc(100, 'a'));
  const taken = output.take()!;
  output.giveBack(taken);
  output.append(Buffer.alloc(40_000, 'b'));
  output.take();
  output.append(Buffer.alloc(40_000, 'c'));
  output.take();
  assert.is(taken.toString(), 'a'.repeat(100));
});

test.run();
