import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { ClientCutError, ClientGate } from '../../../server/faults/client-gate.ts';
import { IncomingGate } from '../../../server/faults/incoming-gate.ts';
import { type LinkEffect, noEffect } from '../../../server/faults/link-effect.ts';
import { type FaultChange, FaultError, NodeFaults } from '../../../server/faults/node-faults.ts';
import { OutgoingGate } from '../../../server/faults/outgoing-gate.ts';
import { waitFor } from '../../support/wait-for.ts';

const never = () => 0.999_999;

function gated(effect: Partial<LinkEffect>, random = never) {
  const gate = new OutgoingGate();
  const written: number[] = [];
  let broken = 0;
  gate.attach({ write: (frame) => written.push(frame[0]!), breakOff: () => broken++ });
  gate.change({ ...noEffect, ...effect }, random);
  const send = (...frames: number[]) => {
    for (const frame of frames) gate.pass(Uint8Array.of(frame));
  };
  return { gate, written, send, broken: () => broken };
}

test('delayed frames arrive later, complete and in order', async () => {
  const { written, send } = gated({ delayMs: 20, jitterMs: 20 });
  const startMs = performance.now();
  send(1, 2, 3);
  assert.equal(written, []);
  await waitFor(() => written.length === 3, { what: 'all frames to arrive' });
  assert.ok(performance.now() - startMs >= 39, 'jitter at its upper end adds 20 ms');
  assert.equal(written, [1, 2, 3]);
});

test('when a delay is healed what was under way arrives at once, before anything new', () => {
  const { gate, written, send } = gated({ delayMs: 10_000 });
  send(1, 2);
  gate.change(noEffect, never);
  assert.ok(gate.isOpen);
  assert.equal(written, [1, 2]);
});

test('a cut takes what was under way with it', async () => {
  const { gate, written, send } = gated({ delayMs: 5 });
  send(1);
  gate.change({ ...noEffect, cut: 'drop' }, never);
  send(2);
  gate.change(noEffect, never);
  await new Promise((resolve) => setTimeout(resolve, 20));
  assert.equal(written, []);
});

test('what is held for a slow link is bounded: above it frames are lost', () => {
  const { gate, written } = gated({ delayMs: 10_000 });
  const frame = new Uint8Array(1024 * 1024);
  for (let i = 0; i < 100; i++) gate.pass(frame);
  gate.change(noEffect, never);
  assert.is(written.length, 32);
});

test('what is lost because too much is held takes no time of the line', async () => {
  const { gate, written } = gated({ bandwidthBytesPerS: 2 ** 30 });
  const frame = new Uint8Array(2 ** 20 - 1); // a small one has room behind them
  for (let i = 0; i < 100_000; i++) gate.pass(frame); // 100 s of the line, of which 31 ms are held
  gate.pass(Uint8Array.of(7));
  await waitFor(() => written.at(-1) === 7, { what: 'the last frame to arrive' });
});

test('drop keeps the connection and lets no new one be tried; reset breaks it once; refuse-new leaves it alone', () => {
  const drop = gated({ cut: 'drop' });
  assert.equal([drop.broken(), drop.gate.isOpen, drop.gate.mayDial, drop.gate.refusesDial], [0, false, false, false]);
  const reset = gated({ cut: 'reset' });
  reset.gate.change({ ...noEffect, cut: 'reset', delayMs: 1 }, never);
  assert.equal(
    [reset.broken(), reset.gate.isOpen, reset.gate.mayDial, reset.gate.refusesDial],
    [1, false, false, true],
  );
  const refuse = gated({ cut: 'refuse-new' });
  assert.equal(
    [refuse.broken(), refuse.gate.isOpen, refuse.gate.mayDial, refuse.gate.refusesDial],
    [0, true, false, true],
  );
});

test('who dials in while everything is dropped waits until it is not', async () => {
  const gate = new IncomingGate();
  gate.change({ ...noEffect, cut: 'drop' });
  let reached = false;
  const waiting = gate.reachable().then(() => {
    reached = true;
  });
  await new Promise((resolve) => setImmediate(resolve));
  assert.not.ok(reached);
  gate.change(noEffect);
  await waiting;
});

const call = () => ({ signal: new AbortController().signal });

test('clients: reset and refuse-new turn calls away, drop holds them until it is over or the client leaves', async () => {
  const gate = new ClientGate();
  for (const cut of ['reset', 'refuse-new'] as const) {
    gate.change({ ...noEffect, cut }, never);
    const error = await gate.admit(call()).catch((reason) => reason);
    assert.instance(error, ClientCutError);
  }
  gate.change({ ...noEffect, cut: 'drop' }, never);
  const leaving = new AbortController();
  const [held, left] = [gate.admit(call()), gate.admit({ signal: leaving.signal })];
  leaving.abort();
  await left;
  gate.change(noEffect, never);
  await held;
});

test('clients: a lost call fails when nothing is lost any more, others pass', async () => {
  const gate = new ClientGate();
  gate.change({ ...noEffect, lossRatio: 0.5 }, never);
  await gate.admit(call());
  gate.change({ ...noEffect, lossRatio: 0.6 }, () => 0);
  const lost = gate.admit(call()).catch((reason) => reason);
  gate.change(noEffect, never);
  assert.instance(await lost, ClientCutError);
});

test('clients: a delay ends with the fault, or is shortened to what is left of it', async () => {
  const gate = new ClientGate();
  gate.change({ ...noEffect, delayMs: 60_000 }, never);
  const [first, second] = [gate.admit(call()), gate.admit(call())];
  gate.change({ ...noEffect, delayMs: 20 }, never);
  const startMs = performance.now();
  await first;
  assert.ok(performance.now() - startMs < 30_000);
  gate.change({ ...noEffect, delayMs: 60_000 }, never);
  const third = gate.admit(call());
  gate.change(noEffect, never);
  await Promise.all([second, third]);
  assert.ok(performance.now() - startMs < 30_000);
});

test('clients: a change of something else does not lengthen a delay, and a reset ends the wait', async () => {
  const gate = new ClientGate();
  gate.change({ ...noEffect, delayMs: 40 }, never);
  const startMs = performance.now();
  const held = gate.admit(call());
  gate.change({ ...noEffect, delayMs: 60_000 }, never);
  await held;
  const waitedMs = performance.now() - startMs;
  assert.ok(waitedMs >= 39 && waitedMs < 30_000, `${waitedMs} ms`);
  const cut = gate.admit(call()).catch((reason) => reason);
  gate.change({ ...noEffect, cut: 'reset' }, never);
  assert.instance(await cut, ClientCutError);
});

function nodeFaults() {
  const changes: FaultChange[] = [];
  const faults = new NodeFaults({ nodeId: 1, onChange: (change) => changes.push(change) });
  return { faults, changes, gate: faults.outgoing(2) };
}

const base = { owner: 'me@here', summary: 'test', durationMs: 1000, stall: null, seed: 1 };
const cutTo2 = { peer: 2, direction: 'outgoing', effect: { ...noEffect, cut: 'drop' } } as const;

test('a lease ends by itself', async () => {
  const { faults, changes, gate } = nodeFaults();
  faults.set({ ...base, id: 'a', durationMs: 30, links: [cutTo2] });
  assert.not.ok(gate.isOpen);
  await waitFor(() => gate.isOpen, { what: 'the gate to open' });
  assert.equal(faults.list(), []);
  assert.equal(changes, ['set', 'expired']);
});

test('of two faults on one link each ends for itself, and heal opens the link', () => {
  const { faults, gate, changes } = nodeFaults();
  faults.set({ ...base, id: 'a', links: [cutTo2] });
  faults.set({ ...base, id: 'b', links: [{ ...cutTo2, effect: { ...noEffect, cut: 'reset' } }] });
  assert.ok(gate.refusesDial);
  faults.heal('b');
  assert.not.ok(gate.isOpen || gate.refusesDial);
  assert.is(faults.heal(null).length, 1);
  assert.ok(gate.isOpen);
  assert.equal(changes, ['set', 'set', 'healed', 'healed']);
  faults.close();
});

test('a fault that names a peer holds for it also when the peer comes in for the first time afterwards', () => {
  const { faults } = nodeFaults();
  faults.set({ ...base, id: 'a', links: [{ ...cutTo2, direction: 'incoming' }] });
  assert.not.ok(faults.incoming(2).isOpen);
  faults.close();
  assert.ok(faults.incoming(2).isOpen);
});

test('a fault that makes no sense changes nothing', () => {
  const { faults, gate, changes } = nodeFaults();
  assert.throws(
    () => faults.set({ ...base, id: 'a', durationMs: 0, links: [cutTo2] }),
    (error: Error) => error instanceof FaultError,
  );
  assert.ok(gate.isOpen);
  assert.equal([faults.list(), changes], [[], []]);
});

test('until a stall ends the event loop stands still for its time again and again', async () => {
  const { faults } = nodeFaults();
  faults.set({ ...base, id: 'a', durationMs: 2_000, links: [], stall: { stallMs: 60, periodMs: 80 } });
  const delays: number[] = [];
  const startMs = performance.now();
  while (faults.list().length > 0) {
    const beforeMs = performance.now();
    await new Promise((resolve) => setTimeout(resolve, 1));
    delays.push(performance.now() - beforeMs);
  }
  const stalls = delays.filter((delayMs) => delayMs >= 55).length;
  assert.ok(stalls >= 3, `${stalls} stalls in ${performance.now() - startMs} ms`);
});

test('a stall is over when its lease is, however long it is', async () => {
  const { faults } = nodeFaults();
  const startMs = performance.now();
  faults.set({ ...base, id: 'a', durationMs: 200, links: [], stall: { stallMs: 9_995, periodMs: 10_000 } });
  await waitFor(() => faults.list().length === 0, { what: 'the fault to end' });
  const elapsedMs = performance.now() - startMs;
  assert.ok(elapsedMs < 5_000, `${elapsedMs} ms`);
});

test.run();
