import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { LeaderWatch } from '../../../server/consensus/leader-watch.ts';
import { Progress } from '../../../server/consensus/progress.ts';

const [stallTicks, deafTicks] = [10, 4];

/** A leader of three with entry 8 undecided; what its followers say of the log. */
function watch(
  reports: readonly (readonly [received: number, durable: number])[],
  witnesses: readonly number[] = [],
  acceptQuorum = 2,
) {
  const progress = new Map(
    reports.map(([received, durable], i): [number, Progress] => {
      const each = new Progress();
      each.reported(received, durable);
      return [i + 2, each];
    }),
  );
  return new LeaderWatch({ acceptQuorum, witnesses: new Set(witnesses), stallTicks, deafTicks }, progress);
}

/** After how many ticks it says something else than "good". */
function verdict(watched: LeaderWatch, ownDurableIndex = 8): { ticks: number; health: string } {
  for (let ticks = 1; ticks < 100; ticks++) {
    const health = watched.tick({ decidedIndex: 7, lastIndex: 8, ownDurableIndex });
    if (health !== 'good') return { ticks, health };
  }
  return { ticks: 100, health: 'good' };
}

test('what reaches no quorum is lost on its way: it gives up soon', () => {
  assert.equal(
    verdict(
      watch([
        [7, 7],
        [7, 7],
      ]),
    ),
    { ticks: deafTicks, health: 'stalled' },
  );
});

test('what is on the disks of a quorum, and unacknowledged here, is lost on its way back: the same', () => {
  assert.equal(
    verdict(
      watch([
        [8, 8],
        [7, 7],
      ]),
    ),
    { ticks: deafTicks, health: 'stalled' },
  );
});

test('what a quorum has received and its disks have not taken yet takes patience', () => {
  assert.equal(
    verdict(
      watch([
        [8, 7],
        [7, 7],
      ]),
    ),
    { ticks: stallTicks, health: 'stalled' },
  );
});

test('with a witness, which is sent something only after a while, it waits for that', () => {
  assert.equal(
    verdict(
      watch(
        [
          [7, 7],
          [0, 0],
        ],
        [3],
      ),
    ),
    { ticks: stallTicks, health: 'stalled' },
  );
});

test('an acknowledgement begins the time anew', () => {
  const watched = watch([
    [7, 7],
    [7, 7],
  ]);
  for (let i = 1; i < deafTicks; i++) watched.tick({ decidedIndex: 7, lastIndex: 8, ownDurableIndex: 8 });
  watched.progressed();
  assert.is(verdict(watched).ticks, deafTicks);
});

test('a disk of its own that stays behind what others have decided is told from all that', () => {
  const watched = watch([
    [8, 8],
    [8, 8],
  ]);
  let ticks = 1;
  while (watched.tick({ decidedIndex: 8, lastIndex: 8, ownDurableIndex: 7 }) === 'good') ticks++;
  assert.is(ticks, stallTicks);
  watched.ownDiskProgressed();
  assert.is(watched.tick({ decidedIndex: 8, lastIndex: 8, ownDurableIndex: 7 }), 'good');
});

test('a disk of its own that writes on, and falls behind more and more, is told as well; one that is slow and keeps up is not', () => {
  const watched = watch([
    [1_000, 1_000],
    [1_000, 1_000],
  ]);
  const ticksUntilSlow = (writtenPerTick: number, ticksPerWrite: number): number => {
    for (let tick = 1; tick < 100 * stallTicks; tick++) {
      if (tick % ticksPerWrite === 0) watched.ownDiskProgressed();
      const decidedIndex = 10 * tick;
      const ownDurableIndex = Math.floor(tick / ticksPerWrite) * ticksPerWrite * writtenPerTick;
      if (watched.tick({ decidedIndex, lastIndex: decidedIndex, ownDurableIndex }) === 'slow-disk') return tick;
    }
    return Number.POSITIVE_INFINITY;
  };
  assert.is(ticksUntilSlow(10, stallTicks - 1), Number.POSITIVE_INFINITY);
  const ticks = ticksUntilSlow(5, 2);
  assert.ok(ticks >= 3 * stallTicks && ticks < 12 * stallTicks, `${ticks} ticks`);
});

test('what one follower acknowledges is no progress when nothing is decided: the data of the others is lost', () => {
  const lost = watch([
    [7, 7],
    [7, 7],
  ]);
  for (let tick = 1; tick < deafTicks; tick++) {
    lost.acknowledged(false);
    assert.is(lost.tick({ decidedIndex: 7, lastIndex: 8, ownDurableIndex: 8 }), 'good');
  }
  assert.is(lost.tick({ decidedIndex: 7, lastIndex: 8, ownDurableIndex: 8 }), 'stalled');
});

test('patience with disks has an end, whatever one of many acknowledges: another leader may do without those that hang', () => {
  const healthy = [8, 8] as const;
  const hanging = [8, 7] as const;
  const away = [0, 0] as const;
  const cases: readonly [title: string, watched: LeaderWatch, ownDurableIndex: number][] = [
    ['no witness, and its own disk hangs', watch([healthy, away]), 7],
    ['a witness, and the disk of a follower hangs', watch([healthy, hanging, away], [4], 3), 8],
  ];
  for (const [title, watched, ownDurableIndex] of cases) {
    let ticks = 0;
    do watched.acknowledged(false);
    while (watched.tick({ decidedIndex: 7, lastIndex: 8, ownDurableIndex }) === 'good' && ++ticks < 100);
    assert.ok(ticks > 2 * stallTicks && ticks < 4 * stallTicks, `${title}: ${ticks} ticks`);
  }
});

test('a follower that comes nearer is progress, whatever is decided', () => {
  const catchingUp = watch([
    [7, 7],
    [7, 7],
  ]);
  for (let tick = 0; tick < 10 * stallTicks; tick++) {
    catchingUp.acknowledged(true);
    assert.is(catchingUp.tick({ decidedIndex: 7, lastIndex: 8, ownDurableIndex: 8 }), 'good');
  }
});

test.run();
