import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Sessions, sessionLimitsDefault } from '../../../server/statemachine/sessions.ts';
import { StateMachine } from '../../../server/statemachine/state-machine.ts';
import { chooseSeed, withSeed } from '../../support/random.ts';
import { command, plain, put, range, rangeOf } from './commands.ts';

const minuteMs = 60_000;
const small = {
  ...{ sessionsMax: 3, windowLength: 4, resultBytesMax: 2 ** 20, endedMax: 2, idleMaxMs: minuteMs },
  ...{ aheadMaxMs: 10 * minuteMs, answerBytesMax: 2 ** 20 },
};
const applied = { revision: 7, result: { type: 'put', prevKv: null } } as const;

test('a request of a session is executed once and answered with the first result again', () => {
  const machine = new StateMachine();
  const session = { id: 's', sequence: 1 };
  const first = machine.apply(command(put('a', '1', { prevKv: true }), session));
  machine.apply(command(put('a', '2')));
  assert.equal(machine.apply(command(put('a', '1', { prevKv: true }), session)), first);
  assert.is(machine.revision, 3);
  assert.is(rangeOf(machine, range('a')).kvs[0]?.version, 2);
});

test('a refused request stays refused, even when it would succeed by now', () => {
  const machine = new StateMachine();
  const session = { id: 's', sequence: 1 };
  const operation = put('a', '', { ignoreValue: true });
  assert.is(machine.apply(command(operation, session)).result.type, 'refused');
  machine.apply(command(put('a', '1')));
  assert.is(machine.apply(command(operation, session)).result.type, 'refused');
});

test('requests of a session may overtake each other within the window', () => {
  const sessions = new Sessions(small);
  for (const sequence of [4, 2, 3]) {
    assert.is(sessions.lookup({ id: 's', sequence }).type, 'new');
    sessions.record({ id: 's', sequence }, applied);
  }
  assert.is(sessions.lookup({ id: 's', sequence: 1 }).type, 'new');
});

test('a request below the window is refused, never executed', () => {
  const machine = new StateMachine(small);
  for (let sequence = 1; sequence <= 5; sequence++) machine.apply(command(put('a', '1'), { id: 's', sequence }));
  const { result } = machine.apply(command(put('a', '1'), { id: 's', sequence: 1 }));
  assert.is(result.type === 'refused' && result.code, 'FAILED_PRECONDITION');
  assert.is(rangeOf(machine, range('a')).kvs[0]?.version, 5);
});

test('a jump of the sequence over any distance forgets what fell behind', () => {
  const sessions = new Sessions(small);
  for (const sequence of [1, 2, 2 ** 50]) {
    sessions.lookup({ id: 's', sequence });
    sessions.record({ id: 's', sequence }, applied);
  }
  assert.is(sessions.lookup({ id: 's', sequence: 2 }).type, 'refused');
  assert.is(sessions.lookup({ id: 's', sequence: 2 ** 50 }).type, 'seen');
});

test('beyond the limit the session that was mentioned least recently ends, and its requests are refused', () => {
  const sessions = new Sessions(small);
  const mention = (id: string) => {
    const found = sessions.lookup({ id, sequence: 1 });
    if (found.type === 'new') sessions.record({ id, sequence: 1 }, applied);
    return found.type;
  };
  for (const id of ['a', 'b', 'c', 'a', 'd']) mention(id);
  assert.is(sessions.size, 3);
  assert.is(mention('b'), 'refused');
  assert.is(mention('a'), 'seen');
});

test('the memory of kept results is bounded', () => {
  const sessions = new Sessions({ ...small, resultBytesMax: 100_000 });
  const large = { type: 'put', prevKv: { ...kv(), value: new Uint8Array(40_000) } } as const;
  for (let sequence = 1; sequence <= 20; sequence++) {
    for (const id of ['a', 'b']) {
      sessions.lookup({ id, sequence });
      sessions.record({ id, sequence }, { revision: 1, result: large });
      assert.ok(sessions.resultBytes <= 100_000, `${sessions.resultBytes} bytes kept`);
    }
  }
});

function kv() {
  return { key: new Uint8Array(1), value: new Uint8Array(1), createRevision: 1, modRevision: 1, version: 1, lease: 0 };
}

test('no schedule of retries executes a request twice while its session is remembered', () => {
  withSeed(chooseSeed(), (random) => {
    const machine = new StateMachine({ ...small, endedMax: sessionLimitsDefault.endedMax });
    const executed = new Map<string, number>();
    let revision = machine.revision;
    for (let i = 0; i < 5000; i++) {
      // Numbers grow, as those of clients do: drawn from all of them, an early high one moves the window past the rest.
      const session = { id: `s${random.int(0, 6)}`, sequence: random.int(1, 1 + Math.floor(i / 100)) };
      machine.apply(command(put('k', '1'), session));
      if (machine.revision === revision) continue;
      revision = machine.revision;
      const name = `${session.id}/${session.sequence}`;
      assert.not(executed.has(name), `${name} was executed again`);
      executed.set(name, i);
    }
    assert.ok(executed.size > 20);
  });
});

test('a session ends by the time that the log carries, and by no other: then it is refused and never executed', () => {
  const machine = new StateMachine(small);
  const version = () => rangeOf(machine, range('k')).kvs[0]?.version;
  const time = (timeMs: number) => machine.apply(command({ type: 'advanceTime', timeMs }));
  const ask = (sequence: number) => machine.apply(command(put('k', '1'), { id: 's', sequence })).result.type;
  time(1_000_000);
  assert.is(ask(1), 'put');
  time(1_000_000 + small.idleMaxMs);
  assert.is(ask(1), 'put', 'idle for as long as it may; and mentioned now');
  time(5_000); // a leader whose clock is behind
  time(1_000_000 + 2 * small.idleMaxMs);
  assert.is(ask(1), 'put');
  time(1_000_001 + 3 * small.idleMaxMs);
  assert.equal([ask(1), ask(2)], ['refused', 'refused']);
  assert.is(version(), 1);
});

test('a session whose id tells when it began is never executed again, however many ended since; over snapshots too', () => {
  withSeed(chooseSeed(), (random) => {
    let machine = new StateMachine(small);
    const executed = new Set<string>();
    let revision = machine.revision;
    for (let i = 0; i < 3_000; i++) {
      // Of 60 sessions three are kept alive and two remembered: most requests come long after the end of theirs.
      // Some begin after the time of the log, as told by clocks that are ahead of the leader's.
      const nowMs = 1_000 + 10 * Math.floor(i / 50);
      if (i % 50 === 0) machine.apply(command({ type: 'advanceTime', timeMs: nowMs }));
      const startMs = Math.max(1_000, nowMs + 10 * random.int(-40, random.pick([0, 3])));
      const session = { id: `c@${startMs}`, sequence: random.int(1, 4) };
      machine.apply(command(put('k', '1'), session));
      if (random.chance(0.01)) machine = restored(machine, small);
      if (machine.revision === revision) continue;
      revision = machine.revision;
      const name = `${session.id}/${session.sequence}`;
      assert.not(executed.has(name), `${name} was executed again`);
      executed.add(name);
    }
    assert.ok(executed.size > 30, `${executed.size}`);
  });
});

/** Begins a session and gives what becomes of its first request. */
function begin(machine: StateMachine, id: string): string {
  const { result } = machine.apply(command(put('k', '1'), { id, sequence: 1 }));
  return result.type === 'refused' ? result.message : result.type;
}

function advance(machine: StateMachine, timeMs: number): void {
  machine.apply(command({ type: 'advanceTime', timeMs }));
}

const yearMs = 365 * 24 * 60 * minuteMs;
const beganMs = 1_700_000_000_000;

/** Sessions begin, end and are forgotten, each a second after the one before; so the log's time goes on. */
function pass(machine: StateMachine, fromMs: number, count: number): number {
  for (let i = 0; i < count; i++) {
    advance(machine, fromMs + i * 1_000);
    assert.is(begin(machine, `true@${fromMs + i * 1_000}`), 'put', `session ${i}`);
  }
  return fromMs + count * 1_000;
}

test('a client whose clock is a year ahead is refused, and the sessions of all others go on; over snapshots too', () => {
  const machine = new StateMachine(small);
  advance(machine, beganMs);
  assert.match(begin(machine, `ahead@${beganMs + yearMs}`), /set the clock of the client/);
  assert.is(machine.revision, 1);
  pass(restored(machine, small), pass(machine, beganMs, 20), 20);
});

test('a clock may be ahead by as much as is stated, and what began so is not forgotten before that time has come', () => {
  let machine = new StateMachine(small);
  advance(machine, beganMs);
  const aheadMs = beganMs + small.aheadMaxMs;
  assert.match(begin(machine, `ahead@${aheadMs + 1}`), /set the clock of the client/);
  assert.is(begin(machine, `ahead@${aheadMs}`), 'put');
  let nowMs = beganMs;
  while (nowMs < aheadMs + 10_000) {
    nowMs = pass(machine, nowMs, 10);
    machine = restored(machine, small);
    assert.match(begin(machine, `ahead@${aheadMs}`), /has ended/);
  }
});

test('a year-old mistake of the log before it carried a time is none later', () => {
  const machine = new StateMachine(small);
  assert.is(begin(machine, `ahead@${beganMs + yearMs}`), 'put', 'nobody knows what time it is');
  pass(machine, beganMs, 20);
  assert.match(begin(restored(machine, small), `ahead@${beganMs + yearMs}`), /has ended/);
});

test('sessions ahead of the time of the log are bounded, and those that are not begin nevertheless', () => {
  const machine = new StateMachine(small);
  advance(machine, beganMs);
  const answers = Array.from({ length: 20 }, (_, i) => begin(machine, `ahead@${beganMs + 1_000 + i}`));
  assert.equal([...new Set(answers.slice(0, 5))], ['put']);
  assert.match(answers.at(-1)!, /ask again in some seconds/);
  assert.is(begin(machine, `true@${beganMs}`), 'put');
  advance(machine, beganMs + 2_000);
  assert.is(begin(machine, `ahead@${beganMs + 1_019}`), 'put');
});

test('a snapshot of an earlier version that forgot up to next year refuses no session that begins some minutes later', () => {
  const forgottenMs = beganMs + yearMs;
  const told = new Sessions(small);
  told.loadTime(beganMs, forgottenMs);
  const type = (sessions: Sessions, startMs: number) => sessions.lookup({ id: `s@${startMs}`, sequence: 1 }).type;
  assert.is(type(told, beganMs + small.aheadMaxMs), 'refused', 'it may have been one of those');
  told.advanceTime(beganMs + minuteMs);
  assert.is(type(told, beganMs + small.aheadMaxMs + 1), 'new');

  const untold = new Sessions(small);
  untold.loadTime(0, forgottenMs);
  assert.is(type(untold, beganMs), 'refused', 'nobody knows what time it is');
  untold.advanceTime(beganMs);
  assert.is(type(untold, beganMs + small.aheadMaxMs), 'refused');
  untold.advanceTime(beganMs + minuteMs);
  assert.is(type(untold, beganMs + small.aheadMaxMs + 1), 'new');
});

test('with many requests in flight, asked again and again in any order, each is executed once, over snapshots too', () => {
  withSeed(chooseSeed(), (random) => {
    for (let round = 0; round < 20; round++) {
      let machine = new StateMachine();
      const requests = Array.from({ length: 400 }, (_, i) => ({ id: `s${i % 3}`, sequence: 1 + Math.floor(i / 3) }));
      const answers = new Map<string, unknown>();
      // All within the window of their session, each up to four times.
      for (const session of random.shuffle([...requests, ...requests, ...requests, ...requests]).slice(0, 1_200)) {
        const name = `${session.id}/${session.sequence}`;
        const answer = plain(machine.apply(command(put(name, name, { prevKv: true }), session)));
        if (answers.has(name)) assert.equal(answer, answers.get(name), name);
        answers.set(name, answer);
        if (random.chance(0.01)) machine = restored(machine);
      }
      for (const name of answers.keys()) assert.is(rangeOf(machine, range(name)).kvs[0]?.version, 1, name);
      assert.is(machine.revision, 1 + answers.size);
    }
  });
});

function restored(machine: StateMachine, limits: Parameters<typeof StateMachine.restorer>[0] = {}): StateMachine {
  const restorer = StateMachine.restorer(limits);
  for (const chunk of machine.snapshot()) restorer.push(chunk);
  return restorer.finish();
}

test.run();
