/** The checks of the simulator are themselves right: what is legal and rare is not called wrong, and what is wrong is seen. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { LogChecks } from '../../bench/sim/checks/log-checks.ts';
import { Repeatable } from '../../bench/sim/checks/repeat-checks.ts';
import { Log } from '../../server/consensus/log.ts';
import { withMajorities } from '../../server/consensus/membership.ts';
import { encodeCommand } from '../../server/replica/command-codec.ts';

const members = [1, 2, 3].map((nodeId) => ({
  ...{ nodeId, role: 'voter' as const, name: `n${nodeId}`, dc: '', host: '', port: 0 },
}));
const membership = withMajorities(0, members);
const [own, higher] = [
  { round: 1, priority: 0, node: 1 },
  { round: 2, priority: 0, node: 2 },
];
const nothing = { persist: null, decidedIndex: 0, readsReady: [], readsRefused: [], snapshotWanted: null };

function entryOf(sequence: number): Uint8Array {
  const operation = { type: 'advanceTime', timeMs: sequence } as const;
  return encodeCommand({ origin: { node: 1, boot: 1, sequence }, session: null, operation });
}

/** Node 1 leads with one entry, proposed a second, and was bound to a higher ballot, all before its disk failed. */
function afterFailedDisk(): LogChecks {
  const checks = new LogChecks(membership, new Repeatable());
  const [first, second] = [entryOf(1), entryOf(2)];
  const core = (entries: Uint8Array[], ballot = own) => ({
    ...{ decidedIndex: 0, lastIndex: entries.length, compactedIndex: 0, ballot, acceptedBallot: own, membership },
    log: new Log(0, entries, entries.length),
  });
  const operations = [{ type: 'accept', ballot: own, startIndex: 0, entries: [first] }] as const;
  checks.effects(1, core([first]), { ...nothing, messages: [], events: [], persist: { token: 1, operations } }, false);
  const accept = { type: 'accept', ballot: own, startIndex: 1, entries: [second], decidedIndex: 0 } as const;
  const events = [{ type: 'steppedDown', ballot: own, reason: 'higher-ballot' }] as const;
  checks.effects(
    1,
    core([first, second], higher),
    { ...nothing, messages: [{ to: 2, message: accept }], events },
    true,
  );
  return checks;
}

test('a leader whose disk failed in the turn in which it was replaced may have proposed in that turn', () => {
  assert.not.throws(afterFailedDisk);
});

test('it has proposed that, and nothing else, in this place', () => {
  const checks = afterFailedDisk();
  const log = new Log(0, [entryOf(1), entryOf(3)], 2);
  const view = { decidedIndex: 0, lastIndex: 2, compactedIndex: 0, ballot: own, acceptedBallot: own, membership, log };
  const operations = [{ type: 'accept', ballot: own, startIndex: 0, entries: [entryOf(1), entryOf(3)] }] as const;
  assert.throws(
    () => checks.effects(2, view, { ...nothing, messages: [], events: [], persist: { token: 1, operations } }, false),
    /I8/,
  );
});

test('a node that starts again knows all that its disk noted as decided, and no more, unless its medium was damaged', () => {
  const [intact, damaged] = [false, true].map((isDamaged) => ({ isDamaged, hasLostSnapshot: false }));
  const start = (decidedIndex: number, losses = intact!) => {
    const checks = new LogChecks(membership, new Repeatable());
    const entries = [entryOf(1), entryOf(2), entryOf(3)];
    const accept = { type: 'accept', ballot: own, startIndex: 0, entries } as const;
    checks.writing(1, [accept, { type: 'decide', index: 2 }]);
    checks.written(1);
    const state = { promised: own, acceptedBallot: own, compactedIndex: 0, entries, lastIndex: 3, departures: [] };
    return () => checks.recovered(1, { ...state, decidedIndex }, own, losses);
  };
  assert.throws(start(1), /I2 .* forgot that 1 entries are decided/);
  assert.not.throws(start(2));
  assert.throws(start(3), /disk keeps/);
  assert.not.throws(start(0, damaged));
});

test.run();
