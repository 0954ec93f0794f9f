import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { judgeLink, type LinkObservation, probePlan } from '../../../cli/faults/link-verdict.ts';
import { describeDifference, linksDiffer } from '../../../cli/faults/verify.ts';
import { maxDelayMs, maxProbeTimeoutMs, maxStallPeriodMs } from '../../../server/faults/fault.ts';
import { type LinkEffect, noEffect } from '../../../server/faults/link-effect.ts';

const open: LinkObservation = { sent: 50, answered: 50, firstAnswerMs: 2, lastAnswerMs: 2, dialled: true };
const cut: LinkObservation = { ...open, answered: 0, dialled: false };

function agrees(effect: Partial<LinkEffect>, seen: Partial<LinkObservation>, from = 'n1'): boolean {
  const link = { from, to: 'n2', effect: { ...noEffect, ...effect } };
  return judgeLink(link, probePlan(link, 300), { ...open, ...seen }, 100).agrees;
}

test('an open link answers and lets a new connection in', () => {
  assert.ok(agrees({}, open));
  assert.not.ok(agrees({}, cut), 'a link that is cut and not declared so');
  assert.not.ok(agrees({}, { dialled: false }));
});

test('an open link loses nothing, and is no later than the machine is slow', () => {
  assert.ok(agrees({}, { firstAnswerMs: 90 }));
  assert.not.ok(agrees({}, { firstAnswerMs: 2_000 }), 'a delay that was left behind');
  assert.not.ok(agrees({}, { answered: 49 }), 'a loss that was left behind');
  for (const from of ['n1', 'clients'])
    assert.ok(probePlan({ from, to: 'n2', effect: noEffect }, 300).count >= 20, 'one frame would prove nothing');
});

test('a cut link answers nothing, whatever the mode', () => {
  assert.ok(agrees({ cut: 'drop' }, cut) && agrees({ cut: 'reset' }, cut) && agrees({ lossRatio: 1 }, cut));
  assert.not.ok(agrees({ cut: 'drop' }, open), 'a cut that did not take effect');
  assert.not.ok(agrees({ cut: 'drop' }, { answered: 0 }), 'a delay in the place of a cut: new connections are let in');
});

test('refuse-new: the link answers and lets no new connection in; a client only sees that it is refused', () => {
  assert.ok(agrees({ cut: 'refuse-new' }, { dialled: false }));
  assert.not.ok(agrees({ cut: 'refuse-new' }, open));
  assert.ok(agrees({ cut: 'refuse-new' }, cut, 'clients'));
});

test('a delay shows in the time of the answer', () => {
  assert.ok(agrees({ delayMs: 50, jitterMs: 10 }, { firstAnswerMs: 41 }));
  assert.not.ok(agrees({ delayMs: 50, jitterMs: 10 }, { firstAnswerMs: 3 }));
  assert.not.ok(agrees({ delayMs: 50, jitterMs: 10 }, { firstAnswerMs: 500 }), 'another delay');
  assert.not.ok(agrees({ delayMs: 50, jitterMs: 10 }, { firstAnswerMs: 50, answered: 35 }), 'a loss besides');
});

test('a delay longer than anybody waits for shows by no answer, while a new connection is let in', () => {
  const minute = { delayMs: maxDelayMs, jitterMs: maxDelayMs / 2 };
  assert.ok(agrees(minute, { ...cut, dialled: true }));
  assert.ok(agrees(minute, cut, 'clients'));
  assert.not.ok(agrees(minute, cut), 'a link that is cut');
  assert.not.ok(agrees(minute, { ...cut, sent: 0, dialled: true }), 'a link that is not there');
  assert.not.ok(agrees(minute, open), 'a delay that did not take effect');
  assert.not.ok(agrees({ delayMs: 4_000 }, { ...cut, dialled: true }), 'an answer that was due');
  assert.ok(
    agrees({ delayMs: 6_000, jitterMs: 6_000 }, { answered: 3, firstAnswerMs: 4_000 }),
    'what jitter lets through',
  );
});

test('no probe asks for more time than a node gives, whatever many faults add up to, or goes on when the first ends', () => {
  const link = { from: 'n1', to: 'n2', effect: { ...noEffect, delayMs: maxDelayMs * 64, jitterMs: maxDelayMs * 64 } };
  const longestBaseMs = 2_400 + 2 * maxStallPeriodMs;
  assert.ok(probePlan(link, longestBaseMs).timeoutMs <= maxProbeTimeoutMs);
  assert.ok(probePlan(link, 300, 2_000).timeoutMs < 2_000);
  assert.is(probePlan(link, 300, 100).timeoutMs, 300);
});

test('a limit of bandwidth shows in the time that a padded probe takes', () => {
  const link = { from: 'n1', to: 'n2', effect: { ...noEffect, bandwidthBytesPerS: 10_000 } };
  assert.equal(probePlan(link, 300), { count: 1, paddingBytes: 2_000, timeoutMs: 500, answerIsDue: true });
  assert.ok(agrees(link.effect, { firstAnswerMs: 205 }));
  assert.not.ok(agrees(link.effect, { firstAnswerMs: 20 }));
  assert.ok(agrees(link.effect, { firstAnswerMs: 2_000 }), 'behind consensus on the narrow line');
});

test('a share of lost frames is told from chance, and from another share', () => {
  assert.ok(agrees({ lossRatio: 0.3 }, { sent: 200, answered: 150 }));
  assert.not.ok(agrees({ lossRatio: 0.3 }, { sent: 200, answered: 200 }));
  assert.not.ok(agrees({ lossRatio: 0.3 }, { sent: 200, answered: 80 }));
  assert.ok(agrees({ lossRatio: 0.999 }, { sent: 200, answered: 0 }), 'nearly all');
});

test('of calls of clients a share that is lost is told from none, and from all', () => {
  const calls = { ...open, sent: 20, answered: 14 };
  assert.ok(agrees({ lossRatio: 0.3 }, calls, 'clients'));
  assert.not.ok(agrees({ lossRatio: 0.3 }, { ...calls, answered: 0, dialled: false }, 'clients'));
  assert.not.ok(agrees({ lossRatio: 0.8 }, { ...calls, answered: 20 }, 'clients'));
});

test('links that are not as declared are told with the whole matrix, and in one sentence without the others', () => {
  const link = { from: 'n1', to: 'n2', declared: 'drop', observed: 'open 1 ms', agrees: false };
  const check = { agrees: false, links: [link, { ...link, from: 'n2', to: 'n1', observed: 'cut', agrees: true }] };
  const { message, hint, evidence } = linksDiffer(check, 'The fault f-1 is taken back.');
  assert.is(message, '1 of 2 links are not what the nodes declare.');
  assert.is(hint, 'The fault f-1 is taken back.');
  assert.equal(evidence, ['n1 → n2: declared drop, observed open 1 ms (!)', 'n2 → n1: declared drop, observed cut']);
  assert.is(describeDifference(check), `${message} n1 → n2: declared drop, observed open 1 ms`);
});

test.run();
