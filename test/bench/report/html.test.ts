import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { renderHtml } from '../../../bench/report/html.ts';
import { cursorScript } from '../../../bench/report/page/script.ts';
import { renderSummary } from '../../../bench/report/text.ts';
import type { BenchResult, Verdict } from '../../../bench/result.ts';
import { chooseSeed, type Random, withSeed } from '../../support/random.ts';
import { emptyRun, historyOf, leaderKillRun } from './fixture.ts';
import { findFaults } from './well-formed.ts';

const test = suite('bench/report/html');

const full = leaderKillRun();
const soundHistory = historyOf(false);
const staleHistory = historyOf(true);

const odd: Readonly<Record<string, BenchResult>> = {
  'a run aborted before its first second': emptyRun(),
  'no faults, no audit, no floor': { ...full, faults: [], audit: null, floor: null },
  'nodes that were never sampled': { ...full, nodes: full.nodes.map((node) => ({ ...node, samples: [] })) },
  'seconds without an OK answer': {
    ...full,
    seconds: full.seconds.map((second) => ({ ...second, ok: 0, p50: 0, p99: 0, p999: 0, max: 0 })),
  },
  'a single second': { ...full, seconds: full.seconds.slice(0, 1), curve: full.curve.slice(0, 1) },
  'a fault that could not be injected': {
    ...full,
    faults: full.faults.map((fault) => ({ ...fault, nodes: [], error: 'no node is the leader' })),
  },
  'faults that the nodes held for a time': {
    ...full,
    faults: full.faults.map((fault, i) => ({
      ...fault,
      kind: 'partition',
      lasting: {
        ...{ summary: 'bridge <n1>, drop', durationMs: 3000, losesLeader: i === 0 },
        ...{ links: ['n2 → n3', 'n3 → n2'], quorumConnected: i === 0 ? ['n1'] : [] },
      },
    })),
  },
  'a document whose infinities became null on the way through JSON': JSON.parse(
    JSON.stringify({
      ...full,
      thresholds: full.thresholds.map((threshold) => ({ ...threshold, measured: Number.POSITIVE_INFINITY })),
    }),
  ),
};

for (const [name, result] of Object.entries({ 'a leader kill': full, ...odd })) {
  test(`renders a well-formed page without "undefined", "NaN" or "Infinity": ${name}`, () => {
    const page = renderHtml(result);
    assert.equal(findFaults(page), []);
    assert.not.match(withoutScript(page), /undefined|NaN|Infinity|\[object/);
  });
}

test('renders whatever numbers a document holds', () => {
  withSeed(chooseSeed(), (random) => {
    for (let round = 0; round < 60; round++) {
      const result = replaceNumbers(full, random) as BenchResult;
      const page = renderHtml(result);
      assert.equal(findFaults(page), []);
      assert.not.match(withoutScript(page), /NaN|Infinity/);
      renderSummary(result);
    }
  });
});

test('a run with a history has a section for it after the audit: verdict, figures, and the bad part as a picture', () => {
  const page = renderHtml(
    JSON.parse(JSON.stringify({ ...full, verdict: 'fail', history: staleHistory })) as BenchResult,
  );
  assert.equal(findFaults(page.replaceAll('viewBox', 'view-box')), []);
  assert.not.match(withoutScript(page), /undefined|NaN|Infinity/);
  const section = /<section id="audit"[\s\S]*<section id="linearizability"[\s\S]*?<\/section>/.exec(page)?.[0] ?? '';
  assert.match(section, 'Not linearizable: some answers cannot be explained');
  assert.match(section, '#3 read 1, which was overwritten: #2 had written 2 before it began. The read is stale.');
  assert.is(section.match(/<rect /g)?.length, 3);
  assert.match(renderHtml({ ...full, history: soundHistory }), 'Linearizable: every answer is explained');
  assert.match(
    renderSummary({ ...full, history: soundHistory }),
    'history    linearizable: 3 operations on 1 key, checked in',
  );
  assert.match(renderSummary({ ...full, history: staleHistory }), 'history    not linearizable: 3 operations');
});

test('has every section, in the order a reader asks', () => {
  const ids = [...renderHtml(full).matchAll(/<section id="([a-z]+)"/g)].map((match) => match[1]);
  assert.equal(ids, [
    ...['verdict', 'validity', 'figures', 'timeline', 'faults', 'percentiles', 'stages', 'methods', 'nodes'],
    ...['audit', 'environment', 'reproduce', 'terms'],
  ]);
});

test('says the verdict in a word, a sentence and the reasons', () => {
  const words: Readonly<Record<Verdict, string>> = { pass: 'Pass', fail: 'Fail', void: 'Void', aborted: 'Aborted' };
  for (const verdict of ['pass', 'fail', 'void', 'aborted'] as const) {
    const page = renderHtml({ ...full, verdict, reasons: ['Because of the weather.'] });
    assert.match(page, new RegExp(`</span> ${words[verdict]}</span>`));
    assert.match(page, '<li>Because of the weather.</li>');
    assert.match(page, `<title>${words[verdict]} · `);
  }
});

test('never shows key figures of a void or aborted run without the flag', () => {
  assert.match(figuresOf(renderHtml({ ...full, verdict: 'void' })), 'limited by the generator');
  assert.match(figuresOf(renderHtml({ ...full, verdict: 'aborted' })), 'only what ran');
  assert.not.match(figuresOf(renderHtml(full)), 'class="flag');
});

test('shows each threshold with its figure, limit, margin and outcome', () => {
  const thresholds = [{ expression: 'response.p99 <= 25ms', measured: 31.24, limit: 25, unit: 'ms', ok: false }];
  const row = /<tr class="missed">.*?<\/tr>/s.exec(renderHtml({ ...full, thresholds }))?.[0] ?? '';
  for (const part of ['response.p99 &lt;= 25ms', '31.2 ms', '≤ 25 ms', '−25 %', 'missed']) assert.match(row, part);
});

test('says how many acknowledged writes the audit could not judge, when there are any', () => {
  const audit = { ...full.audit!, found: full.audit!.found - 1234, unjudged: 1234 };
  assert.match(renderHtml({ ...full, audit }), /<dt>Not judged<\/dt><dd class="value">1,234</);
  assert.not.match(renderHtml(full), 'Not judged');
});

test('shows the recovery after each fault, and marks it in both stacks of charts', () => {
  const page = renderHtml(full);
  for (const part of ['kill-node', '14.3 s', '3.1 ms', '284 ms', '318 ms', '2.7 s']) assert.match(page, part);
  assert.is(page.match(/<i class="fault"/g)?.length, 4);
});

test('of a fault that lasts it shows when writes came back, and how long they were away in all', () => {
  const [kill] = full.faults;
  const page = renderHtml({ ...full, faults: [{ ...kill!, kind: 'partition', writeGapMs: 2800 }] });
  assert.match(page, '318 ms, <span class="unit">none for</span> 2.8 s');
  assert.match(page, 'Longest without a write');
});

test('says of each fault what cannot be put as a time, and tints what did not recover', () => {
  const [kill, start] = full.faults;
  const change = { p99BackMs: null, p99NotBack: 'not-before-end', firstWriteOkMs: null, writeGapMs: 12.3 } as const;
  const page = renderHtml({
    ...full,
    warnings: ['It rained.'],
    faults: [
      { ...kill!, ...change, plannedAtMs: 10_000, mismatch: 'n1 is open' },
      { ...start!, p99BackMs: 0 },
    ],
  });
  assert.equal(findFaults(page), []);
  for (const part of ['not before the end', '12.3 ms', '(4.3 s late)', '✕ not as declared:', 'n1 is open', 'stayed'])
    assert.match(page, part);
  for (const part of ['<li>Note: It rained.</li>', 'Longest without a write', 'Tinted:']) assert.match(page, part);
  // From 14.3 s to the end at 25 s.
  assert.match(page, /<i class="band recovery" style="left:57\.2%;width:42\.8%"><\/i>/);
});

test('says how many compare-and-sets found what they expected', () => {
  const [put, get] = full.methods;
  const page = renderHtml({ ...full, methods: [put!, { ...get!, name: 'cas', ok: 900, succeeded: 700 }] });
  assert.match(page, 'Of 900 compare-and-sets that were answered, 700 found what they expected and wrote.');
  assert.not.match(renderHtml(full), 'compare-and-sets');
});

test('escapes everything that comes from the document', () => {
  const hostile = '</script><script>alert("1")</script><img src=x onerror=\'alert(2)\'>&\u0000\ud800';
  const page = renderHtml(replaceStrings(full, hostile) as BenchResult);
  assert.equal(findFaults(page), []);
  assert.not.match(page, '<img');
  assert.not.match(page, 'alert("1")');
  assert.not.match(page, '\u0000');
  assert.is(page.match(/<script/g)?.length, renderHtml(full).match(/<script/g)?.length);
});

test('refers to nothing outside the file', () => {
  const page = renderHtml(full);
  assert.not.match(page, /https?:|\/\/[a-z]|url\(|@import|<link|<iframe|<img/i);
  assert.equal(
    [...page.matchAll(/\s(?:src|href|action|data|poster)="([^"]*)"/g)].filter(([, target]) => !target?.startsWith('#')),
    [],
  );
  assert.match(page, "default-src 'none'");
});

test('reads out every series of every chart at every stop of the cursor', () => {
  const page = renderHtml(full);
  const shown = [...withoutScript(page).matchAll(/data-value="([^"]+)"/g)].map((match) => match[1]);
  const read = cursorDocuments(page).flatMap((cursor) => cursor.series.map((series) => series.id));
  assert.equal([...read].sort(), [...shown].sort());
  for (const cursor of cursorDocuments(page)) {
    assert.ok(cursor.labels.length > 0);
    for (const list of [cursor.from, cursor.to, ...cursor.series.map((series) => series.values)]) {
      assert.is(list.length, cursor.labels.length);
    }
  }
});

test('has a script that compiles', () => {
  assert.not.throws(() => new Function(cursorScript));
});

test('stays under 400 KB for a run of 60 s, and for one of an hour', () => {
  for (const seconds of [60, 3600]) {
    const bytes = Buffer.byteLength(renderHtml(leaderKillRun({ seconds })));
    assert.ok(bytes < 400 * 1024, `${seconds} s take ${bytes} bytes`);
  }
});

test('gives the same page for the same document', () => {
  assert.is(renderHtml(leaderKillRun()), renderHtml(leaderKillRun()));
});

interface CursorDocument {
  readonly from: readonly number[];
  readonly to: readonly number[];
  readonly labels: readonly string[];
  readonly series: readonly { readonly id: string; readonly values: readonly string[] }[];
}

function cursorDocuments(page: string): readonly CursorDocument[] {
  const sources = [...page.matchAll(/<script type="application\/json"[^>]*>(.*?)<\/script>/gs)];
  return sources.map((match) => JSON.parse(match[1] ?? ''));
}

function figuresOf(page: string): string {
  return /<section id="figures".*?<\/section>/s.exec(page)?.[0] ?? '';
}

/** Without the page's own program, which may say `undefined`. */
function withoutScript(page: string): string {
  return page.replaceAll(/<script>.*?<\/script>/gs, '');
}

/** Some of the document's numbers become zero, negative, huge or none at all. */
function replaceNumbers(value: unknown, random: Random): unknown {
  if (typeof value === 'number') return random.chance(0.1) ? random.pick([0, -1, 0.5, 1e15, 1e-9, null]) : value;
  if (Array.isArray(value)) return value.map((item) => replaceNumbers(item, random));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, replaceNumbers(item, random)]));
}

/** Every string of the document, keys of `codes` included, except the verdict. */
function replaceStrings(value: unknown, text: string): unknown {
  if (typeof value === 'string') return text;
  if (Array.isArray(value)) return value.map((item) => replaceStrings(item, text));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => {
      if (key === 'verdict') return [key, item];
      return [key === 'UNAVAILABLE' ? text : key, replaceStrings(item, text)];
    }),
  );
}

test.run();
