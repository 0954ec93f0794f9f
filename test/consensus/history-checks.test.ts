/** The second opinion of the simulator: it decides also where there are too many orders to try. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { HistoryChecks } from '../../bench/sim/checks/history-checks.ts';
import { Repeatable } from '../../bench/sim/checks/repeat-checks.ts';
import { originName, StateModel } from '../../bench/sim/checks/state-model.ts';
import { sessionLimitsDefault } from '../../server/statemachine/sessions.ts';

const key = 'k';
const put = {
  type: 'put',
  key: Buffer.from(key),
  prevKv: false,
  ignoreValue: false,
  lease: 0,
  ignoreLease: false,
} as const;

/** Puts of unknown outcome whose values nobody saw, before and beside two that were answered and a deletion. */
function historyThatEndsWith(seen: string | null): HistoryChecks {
  const model = new StateModel(sessionLimitsDefault, new Repeatable());
  const checks = new HistoryChecks(model);
  const asked = (kind: 'put' | 'delete' | 'get', value: string | null, callUs: number) => {
    return { kind, key, value, expectedRevision: 0, callUs };
  };
  for (let sequence = 1; sequence <= 24; sequence++) {
    const origin = { node: 1, boot: 1, sequence };
    checks.unknown(asked('put', `unseen ${sequence}`, sequence), originName(origin));
    // One of them took effect, and was deleted.
    const operation = { ...put, value: Buffer.from(`unseen ${sequence}`) };
    if (sequence === 1) model.outcomeOf(1, { origin, session: null, operation });
  }
  for (const [i, value] of ['a', 'b', 'c', 'd', 'e', 'f'].entries()) {
    const callUs = 1_000 + 100 * i;
    checks.answered(asked('put', value, callUs), callUs + 50, { value, revision: null, took: null });
  }
  checks.answered(asked('delete', null, 3_000), 3_100, { value: null, revision: null, took: true });
  checks.answered(asked('get', null, 4_000), 4_100, { value: seen, revision: null, took: null });
  return checks;
}

test('with many requests of unknown outcome a history is judged by what the log made of them', () => {
  assert.not.throws(() => historyThatEndsWith(null).judge());
  assert.throws(() => historyThatEndsWith('e').judge(), /I13/);
});

test.run();
