import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { KeyEvent, Operation } from '../../../server/statemachine/command.ts';
import { type KeyRange, keyRange } from '../../../server/statemachine/key-range.ts';
import { StateMachine } from '../../../server/statemachine/state-machine.ts';
import { WatchHub } from '../../../server/watch/watch-hub.ts';
import type { Watcher } from '../../../server/watch/watcher.ts';
import { chooseSeed, createRandom, type Random, withSeed } from '../../support/random.ts';

const bytes = (text: string) => Buffer.from(text);

/** The real state machine, what happened in it, and a hub whose deferred work is done when the test says so. */
class Scene {
  readonly machine: StateMachine;
  readonly hub: WatchHub;
  readonly deferred: (() => void)[] = [];
  readonly happened: KeyEvent[] = [];
  readonly #sequence = { next: 1 };

  constructor(historyRevisionsMax = 0) {
    this.machine = new StateMachine({ historyRevisionsMax });
    this.hub = new WatchHub(this.machine, (run) => this.deferred.push(run));
  }

  apply(operation: Operation): void {
    const before = this.machine.revision;
    if (operation.type === 'compact') this.hub.pump();
    this.machine.apply({ origin: { node: 1, boot: 1, sequence: this.#sequence.next++ }, session: null, operation });
    const page = this.machine.eventsAfter(before, 1_000);
    if ('events' in page) this.happened.push(...page.events);
    this.hub.stateAdvanced();
  }

  put(key: string, value = 'v'): void {
    this.apply({ type: 'put', ...putDefaults, key: bytes(key), value: bytes(value) });
  }

  runDeferred(): void {
    for (let run = this.deferred.shift(); run !== undefined; run = this.deferred.shift()) run();
  }

  watch(key: string, rangeEnd = '', nextRevision = this.machine.revision + 1): RecordingWatcher {
    const watcher = new RecordingWatcher(keyRange(bytes(key), bytes(rangeEnd)), rangeEnd === '', nextRevision);
    this.hub.add(watcher);
    return watcher;
  }

  /** What a watcher that has everything must have got. */
  expected(watcher: RecordingWatcher): KeyEvent[] {
    return this.happened.filter(
      ({ kv }) =>
        kv.modRevision >= watcher.firstRevision && isIn(Buffer.from(kv.key).toString('latin1'), watcher.range),
    );
  }
}

const putDefaults = { prevKv: false, ignoreValue: false, lease: 0, ignoreLease: false };

class RecordingWatcher implements Watcher {
  readonly range: KeyRange;
  readonly isOneKey: boolean;
  nextRevision: number;
  readonly firstRevision: number;
  readonly events: KeyEvent[] = [];
  compactRevision: number | null = null;
  room = Number.POSITIVE_INFINITY;

  constructor(range: KeyRange, isOneKey: boolean, nextRevision: number) {
    this.range = range;
    this.isOneKey = isOneKey;
    this.nextRevision = nextRevision;
    this.firstRevision = nextRevision;
  }

  hasRoom(): boolean {
    return this.room > 0;
  }

  take(events: readonly KeyEvent[], throughRevision: number): void {
    assert.ok(this.hasRoom(), 'nothing is given where there is no room');
    assert.ok(events.every(({ kv }) => kv.modRevision <= throughRevision));
    this.room -= 1;
    this.events.push(...events);
  }

  caughtUp(): void {}

  compacted(compactRevision: number): void {
    this.compactRevision = compactRevision;
  }
}

function randomOperation(random: Random, revision: number): Operation {
  const key = () => bytes(random.pick(['a', 'ab', 'abc', 'b', 'ba', 'c', 'd', 'é', '\0']));
  const put = () => ({ type: 'put' as const, ...putDefaults, key: key(), value: bytes(String(random.int(0, 99))) });
  if (random.chance(0.03)) return { type: 'compact', revision: random.int(1, revision) };
  if (random.chance(0.2)) return { type: 'deleteRange', key: bytes('a'), rangeEnd: bytes('c'), prevKv: false };
  if (random.chance(0.2)) {
    const keys = random.shuffle(['a', 'b', 'c', 'd']).slice(0, random.int(1, 4));
    return { type: 'txn', compare: [], failure: [], success: keys.map((k) => ({ ...put(), key: bytes(k) })) };
  }
  return put();
}

function isIn(key: string, { from, to }: KeyRange): boolean {
  return key >= from && (to === null || key < to);
}

test('every watcher gets each change in its range from its first revision on, in order and once, or is told that it is compacted', () =>
  withSeed(chooseSeed(), (random) => {
    for (let round = 0; round < 60; round++) watchAtRandom(random);
  }));

function watchAtRandom(random: Random): void {
  const scene = new Scene(random.pick([0, 0, 20]));
  const watchers: RecordingWatcher[] = [];
  const ends = ['', '', '\0', 'b', 'c', 'ac'];
  for (let step = 0; step < 150; step++) {
    const { revision } = scene.machine;
    scene.apply(randomOperation(random, revision));
    if (random.chance(0.15)) {
      const from = random.chance(0.5) ? revision + random.int(0, 3) : random.int(Math.max(1, revision - 30), revision);
      const watcher = scene.watch(random.pick(['a', 'ab', 'b', 'c']), random.pick(ends), from);
      watchers.push(watcher);
    }
    for (const watcher of watchers) if (random.chance(0.05)) watcher.room = random.int(0, 2);
    if (random.chance(0.3)) scene.hub.resume();
    while (scene.deferred.length > 0 && random.chance(0.6)) scene.deferred.shift()!();
  }
  for (const watcher of watchers) watcher.room = Number.POSITIVE_INFINITY;
  scene.hub.resume();
  scene.runDeferred();
  for (const watcher of watchers) assertComplete(scene, watcher);
}

function assertComplete(scene: Scene, watcher: RecordingWatcher): void {
  const expected = scene.expected(watcher);
  const identity = ({ type, kv }: KeyEvent) => `${type} ${kv.key} ${kv.modRevision} ${kv.value}`;
  const got = watcher.events.map(identity);
  // Whoever was compacted got everything up to some point before.
  const isWhole = watcher.compactRevision === null;
  assert.equal(got, expected.slice(0, isWhole ? expected.length : got.length).map(identity));
  if (!isWhole) assert.ok(watcher.nextRevision < watcher.compactRevision!);
}

test('a watcher that takes nothing costs no memory, and gets all of it from history when it does', () => {
  const scene = new Scene();
  const slow = scene.watch('k');
  const quick = scene.watch('k');
  slow.room = 0;
  for (let i = 0; i < 3_000; i++) scene.put('k', String(i));
  scene.runDeferred();
  assert.is(quick.events.length, 3_000);
  assert.is(slow.events.length, 0);
  slow.room = Number.POSITIVE_INFINITY;
  scene.hub.resume();
  scene.runDeferred();
  assert.equal(slow.events, quick.events);
});

test('a watcher that stays behind until its history is gone is told up to where', () => {
  const scene = new Scene(10);
  const slow = scene.watch('k');
  slow.room = 0;
  for (let i = 0; i < 100; i++) scene.put('k');
  scene.runDeferred();
  slow.room = 1;
  scene.hub.resume();
  scene.runDeferred();
  assert.is(slow.compactRevision, scene.machine.compactRevision);
  assert.is(scene.hub.size, 0);
});

test('when a snapshot replaces the state, what its history holds is told, and what it does not ends a watch', () => {
  for (const historyRevisionsMax of [0, 5]) {
    const [here, there] = [new Scene(), new Scene(historyRevisionsMax)];
    const watcher = here.watch('k');
    for (const scene of [here, there]) for (let i = 0; i < 3; i++) scene.put('k', String(i));
    here.runDeferred();
    for (let i = 3; i < 20; i++) there.put('k', String(i));
    here.machine.adopt(StateMachine.restore(there.machine.snapshot()));
    here.hub.stateAdvanced();
    here.runDeferred();
    const isWhole = historyRevisionsMax === 0;
    assert.is(watcher.compactRevision, isWhole ? null : there.machine.compactRevision);
    assert.equal(watcher.events, there.happened.slice(0, isWhole ? 20 : 3));
    const late = here.watch('k', '', there.machine.revision);
    here.runDeferred();
    assert.equal(late.events, there.happened.slice(-1));
  }
});

test('without watchers a change costs no look at history', () => {
  let reads = 0;
  const source = {
    revision: 1,
    eventsAfter: () => {
      reads++;
      return { events: [], throughRevision: source.revision };
    },
  };
  const hub = new WatchHub(source, () => assert.unreachable('nothing is to be done'));
  source.revision = 1_000;
  hub.stateAdvanced();
  assert.is(reads, 0);
});

test('a change is matched with ten thousand watchers without a look at those of other keys', () => {
  const scene = new Scene();
  const random = createRandom(7);
  const watchers = Array.from({ length: 10_000 }, (_, i) => {
    const key = `user/${i}/`;
    return i % 2 === 0 ? scene.watch(key) : scene.watch(key, `user/${i}0`);
  });
  const visits = { count: 0 };
  for (const watcher of watchers) {
    watcher.hasRoom = () => {
      visits.count++;
      return true;
    };
  }
  for (let i = 0; i < 1_000; i++) scene.put(`user/${2 * random.int(0, 4_999)}/`);
  scene.runDeferred();
  const given = watchers.reduce((sum, { events }) => sum + events.length, 0);
  assert.is(given, 1_000);
  // Once by the hub, and once by the watcher itself as it takes.
  assert.ok(visits.count <= 2_000, `${visits.count} watchers were looked at`);
});

test('bytes outside of ASCII order as bytes', () => {
  const scene = new Scene();
  const high = scene.watch('\u00e9', '\u00ff');
  scene.put('\u00e9x');
  scene.put('z');
  scene.runDeferred();
  assert.equal(
    high.events.map(({ kv }) => Buffer.from(kv.key).toString()),
    ['\u00e9x'],
  );
});

test.run();
