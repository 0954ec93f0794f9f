import { readFile, writeFile } from 'node:fs/promises';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { cutModes } from '../../profiles/fault.ts';
import { builtInProfiles, loadProfile, profilesDir } from '../../profiles/load.ts';
import { formatProblem, ProfileError } from '../../profiles/problem.ts';
import { jsonSchema, parseProfile } from '../../profiles/schema.ts';
import { parseThreshold, type Threshold } from '../../profiles/threshold.ts';
import { minRunMs } from '../../server/faults/fault.ts';
import { cutModes as cutModesOfNodes } from '../../server/faults/link-effect.ts';

const sound = `version: 1
name: x
target: { mix: { put: 1 } }
stages: [{ name: s, duration: 1s, rate: 10 }]
`;

function problemsOf(yaml: string): string[] {
  try {
    parseProfile(yaml, 'f.yaml');
  } catch (error) {
    if (error instanceof ProfileError) return error.problems.map(formatProblem);
    throw error;
  }
  return [];
}

/** Replaces one part of the sound profile; the problems' places follow from it. */
function changed(from: string, to: string): string {
  assert.ok(sound.includes(from), `the sound profile contains ${from}`);
  return sound.replace(from, to);
}

test('every absent key has its documented default', () => {
  const { target, arrival, stages, maxInFlight, workers, faults, thresholds } = parseProfile(sound, 'f.yaml');
  assert.equal(target, {
    mix: { put: 1, get: 0, range: 0, delete: 0, cas: 0 },
    keys: { count: 10_000, distribution: 'uniform', prefix: 'bench/' },
    valueSizeBytes: 100,
    rangeLimit: 10,
    consistency: 'linearizable',
    connectionsPerNode: 1,
    timeoutMs: 5000,
  });
  assert.equal(arrival, { mode: 'open', process: 'constant', seed: 1 });
  assert.equal(stages, [{ name: 's', durationMs: 1000, warmup: false, rate: { shape: 'constant', rate: 10 } }]);
  assert.equal([maxInFlight, workers, faults, thresholds], [20_000, 1, [], []]);
});

test('a nested default holds also where its siblings are given', () => {
  const { target } = parseProfile(changed('{ mix: { put: 1 } }', '{ mix: { put: 1 }, keys: { count: 7 } }'), 'f.yaml');
  assert.equal(target.keys, { count: 7, distribution: 'uniform', prefix: 'bench/' });
});

const refusals: readonly (readonly [what: string, yaml: string, ...problems: string[]])[] = [
  [
    'a negative rate',
    changed('rate: 10', 'rate: -5'),
    'f.yaml:4:41 stages[0].rate: is -5, but must be at least 0 requests per second',
  ],
  [
    'an unknown key',
    changed('rate: 10', 'rte: 10, rate: 10'),
    'f.yaml:4:35 stages[0]: has no key "rte"; did you mean "rate"?',
  ],
  [
    'a key at the top that nothing resembles',
    `${sound}zzzzzz: 1\n`,
    'f.yaml:5:1 has no key "zzzzzz"; known are: version, name, description, target, arrival, stages, faults, thresholds, history, compact, maxInFlight, workers',
  ],
  [
    'a duration without a unit',
    changed('duration: 1s', 'duration: 20'),
    'f.yaml:4:31 stages[0].duration: is 20, but must be a duration with its unit, such as 250ms, 20s or 5m',
  ],
  ['a missing key', changed('name: x\n', ''), 'f.yaml:1:1 needs the key "name": what results call the profile'],
  [
    'another version',
    changed('version: 1', 'version: 2'),
    'f.yaml:1:10 version: is 2, but must be one of 1; known are: 1',
  ],
  [
    'a mistyped word',
    changed('put: 1 } }', 'put: 1 }, consistency: linearisable }'),
    'f.yaml:3:41 target.consistency: is "linearisable", but must be one of linearizable, serializable; did you mean "linearizable"?',
  ],
  ['a mistyped method', changed('put: 1', 'putt: 1'), 'f.yaml:3:18 target.mix: has no key "putt"; did you mean "put"?'],
  [
    'an empty mix',
    changed('{ put: 1 }', '{ put: 0 }'),
    'f.yaml:3:16 target.mix: has no weight above 0, so there is nothing to call',
  ],
  [
    'a list where a map belongs',
    changed('{ mix: { put: 1 } }', '[1]'),
    'f.yaml:3:9 target: must be a map with mix, keys, valueSizeBytes, rangeLimit, consistency, connectionsPerNode, timeout, but is a list',
  ],
  [
    'no stages',
    changed('[{ name: s, duration: 1s, rate: 10 }]', '[]'),
    'f.yaml:4:9 stages: has 0 items, but must have 1 to 100',
  ],
  [
    'a ramp without its end',
    changed('rate: 10', 'from: 10'),
    'f.yaml:4:10 stages[0]: needs "to", because its shape is ramp',
  ],
  [
    'a key of another shape',
    changed('rate: 10', 'rate: 10, steps: 3'),
    'f.yaml:4:52 stages[0].steps: does not go with the shape constant, which takes rate',
  ],
  [
    'a spike longer than its stage',
    changed('rate: 10', 'shape: spike, rate: 1, peak: 9, peakDuration: 2s'),
    'f.yaml:4:81 stages[0].peakDuration: is longer than the stage, which lasts 1s',
  ],
  [
    'a rate in a closed loop',
    `${sound}arrival: { mode: closed, concurrency: 5 }\n`,
    'f.yaml:4:41 stages[0].rate: has no meaning in a closed loop: the answers set the pace',
  ],
  [
    'a closed loop without callers',
    changed(', rate: 10', '').concat('arrival: { mode: closed }\n'),
    'f.yaml:5:10 arrival: needs "concurrency", the number of callers, because its mode is closed',
  ],
  [
    'callers in an open loop',
    `${sound}arrival: { concurrency: 5 }\n`,
    'f.yaml:5:25 arrival.concurrency: goes with "mode: closed" only',
  ],
  [
    'two stages of one name',
    changed('rate: 10 }', 'rate: 10 }, { name: s, duration: 1s, rate: 1 }'),
    'f.yaml:4:55 stages[1].name: is "s", the name of an earlier stage',
  ],
  [
    'nothing but warm-up',
    changed('rate: 10', 'rate: 10, warmup: true'),
    'f.yaml:4:9 stages: are all warm-up, so nothing would be measured',
  ],
  [
    'a fault after the end',
    `${sound}faults: [{ at: 2s, kind: kill-node }]\n`,
    'f.yaml:5:16 faults[0].at: is not before the end of the load at 1s',
  ],
  [
    'a history of values too short to tell apart',
    changed('mix: { put: 1 }', 'mix: { put: 1 }, valueSizeBytes: 4').concat('history: { keys: 5 }\n'),
    'f.yaml:5:10 history: needs values of at least 8 bytes to tell writes apart, but valueSizeBytes is 4',
  ],
  [
    'compare-and-sets of values too short to tell apart',
    changed('mix: { put: 1 }', 'mix: { cas: 1 }, valueSizeBytes: 4'),
    'f.yaml:3:23 target.mix.cas: needs values of at least 8 bytes to tell writes apart, but valueSizeBytes is 4',
  ],
  [
    'a history of reads that may be stale',
    changed('mix: { put: 1 }', 'mix: { get: 1 }, consistency: serializable').concat('history: {}\n'),
    'f.yaml:5:10 history: needs linearizable reads: serializable ones may be stale, so there would be nothing to judge',
  ],
  [
    'a question about a history that is not recorded',
    `${sound}thresholds: [linearizable == true]\n`,
    'f.yaml:5:14 thresholds[0]: asks whether the run was linearizable, but the profile records no history: add history: { keys: 100 }',
  ],
  [
    'a start without a kill',
    `${sound}faults: [{ at: 0s, kind: start-node }]\n`,
    'f.yaml:5:10 faults[0]: means the killed node, but no kill-node comes before',
  ],
  [
    'a partition without an end',
    `${sound}faults: [{ at: 0s, kind: partition, shape: isolate }]\n`,
    'f.yaml:5:10 faults[0]: needs "for", because its kind is partition',
  ],
  [
    'a key of another kind',
    `${sound}faults: [{ at: 0s, kind: kill-node, shape: isolate }]\n`,
    'f.yaml:5:44 faults[0].shape: does not go with the kind kill-node, which takes target',
  ],
  [
    'a link to which nothing is done',
    `${sound}faults: [{ at: 0s, kind: link, from: n1, to: n2, for: 1s }]\n`,
    'f.yaml:5:10 faults[0]: does nothing to the link: give cut, delay, jitter, loss, bandwidth or several',
  ],
  [
    'a narrow line of clients, which no node takes',
    `${sound}faults: [{ at: 0s, kind: link, from: clients, to: n2, bandwidth: 1MB, for: 1s }]\n`,
    'f.yaml:5:66 faults[0].bandwidth: acts on links between nodes only, not on those of clients',
  ],
  [
    'both directions of calls of clients',
    `${sound}faults: [{ at: 0s, kind: link, from: clients, to: n2, both: true, delay: 5ms, for: 1s }]\n`,
    'f.yaml:5:61 faults[0].both: has no meaning for clients: a call goes with its answer',
  ],
  [
    'a link to clients',
    `${sound}faults: [{ at: 0s, kind: link, from: n1, to: clients, delay: 5ms, for: 1s }]\n`,
    'f.yaml:5:46 faults[0].to: cannot be clients: their links are named from their side, "from: clients"',
  ],
  [
    'a direction where both are cut',
    `${sound}faults: [{ at: 0s, kind: partition, shape: isolate, direction: in, for: 1s }]\n`,
    'f.yaml:5:64 faults[0].direction: has no meaning for a partition of shape isolate, which cuts both directions',
  ],
  [
    'a node that never runs',
    `${sound}faults: [{ at: 0s, kind: gray-node, duty: 100%, for: 1s }]\n`,
    `f.yaml:5:43 faults[0].duty: must leave the node at least ${minRunMs} ms of each period, and stall it for 1 ms`,
  ],
  [
    'an unknown metric',
    `${sound}thresholds: [respons.p99 <= 1ms]\n`,
    'f.yaml:5:14 thresholds[0]: is "respons.p99 <= 1ms", but "respons.p99" is not a metric; did you mean "response.p99"?',
  ],
  [
    'a threshold that is none',
    `${sound}thresholds: [fast]\n`,
    'f.yaml:5:14 thresholds[0]: "fast" is not "metric <= value", such as "response.p99 <= 25ms" or "errors == 0"',
  ],
  [
    'a latency without unit',
    `${sound}thresholds: [response.p99 <= 25]\n`,
    'f.yaml:5:14 thresholds[0]: is "response.p99 <= 25", but "response.p99" needs a limit with a unit of time, such as 25ms',
  ],
  [
    'a recovery without a fault',
    `${sound}thresholds: [recovery.newLeader <= 1s]\n`,
    'f.yaml:5:14 thresholds[0]: asks for a recovery, but no fault of this profile takes a node away',
  ],
  [
    'a scope that is not there',
    `${sound}thresholds: ["errors{stage=t} == 0"]\n`,
    'f.yaml:5:14 thresholds[0]: names the stage "t", which this profile does not have; it has s',
  ],
  [
    'a scope that is not kept',
    `${sound}thresholds: ["lateness.p99{stage=s} <= 1ms"]\n`,
    'f.yaml:5:14 thresholds[0]: is "lateness.p99{stage=s} <= 1ms", but "lateness.p99" is not kept per stage: leave the {stage=…} out',
  ],
  [
    'lost writes without writes',
    changed('put: 1', 'get: 1').concat('thresholds: [lost == 0]\n'),
    'f.yaml:5:14 thresholds[0]: asks for lost writes, but the mix has no writes',
  ],
  [
    'an empty text',
    '',
    'f.yaml:1:1 must be a map with version, name, description, target, arrival, stages, faults, thresholds, history, compact, maxInFlight, workers, but is empty',
  ],
];

for (const [what, yaml, ...problems] of refusals) {
  test(`${what} is refused with its place`, () => assert.equal(problemsOf(yaml), problems));
}

test('all problems are reported at once, in the order of the text where they are', () => {
  const problems = problemsOf(
    changed('rate: 10', 'rate: many').replace('put: 1', 'put: -1').replace('name: x', 'nme: x'),
  );
  assert.is(problems.length, 4);
  assert.match(problems.join('\n'), /nme[\s\S]*"name"[\s\S]*target\.mix\.put[\s\S]*stages\[0\]\.rate/);
});

test('broken YAML is reported with its place, without an echo of it for every key', () => {
  const problems = problemsOf('version: 1\n  name: : x\n');
  assert.ok(
    problems.length >= 1 && problems.every((problem) => /^f\.yaml:\d+:\d+ is not valid YAML/.test(problem)),
    problems.join(),
  );
});

test('an anchor is read where it is used', () => {
  const yaml = changed(
    '[{ name: s, duration: 1s, rate: 10 }]',
    '[{ name: s, duration: &d 1s, rate: 10 }, { name: t, duration: *d, rate: 1 }]',
  );
  assert.is(parseProfile(yaml, 'f.yaml').stages[1]?.durationMs, 1000);
});

test('thresholds: limits are read in the unit of their metric', () => {
  const lines = [
    'response.p99{method=put} < 25ms',
    'errorRatio <= 0.5%',
    'errorRatio <= 0.005',
    'generatorCpu <= 10us',
    'achievedRps >= 99.5',
  ];
  const { thresholds } = parseProfile(
    `${sound}thresholds:\n${lines.map((line) => `  - "${line}"\n`).join('')}`,
    'f.yaml',
  );
  assert.equal(
    thresholds.map(({ limit, unit, operator }) => [limit, unit, operator]),
    [
      [25, 'ms', '<'],
      [0.005, '', '<='],
      [0.005, '', '<='],
      [10, 'us', '<='],
      [99.5, 'rps', '>='],
    ],
  );
  assert.equal(thresholds[0]?.scope, { by: 'method', name: 'put' });
});

test('faults: targets have the default that their kind implies, and are put in order', () => {
  const faults = 'faults: [{ at: 900ms, kind: start-node }, { at: 100ms, kind: kill-node }]\n';
  assert.equal(parseProfile(sound + faults, 'f.yaml').faults, [
    { atMs: 100, kind: 'kill-node', target: 'leader', signal: 'SIGKILL' },
    { atMs: 900, kind: 'start-node', target: 'killed', signal: 'SIGKILL' },
  ]);
});

test('faults that last: selectors stay words, defaults are filled in, shares and sizes become numbers', () => {
  const faults = `faults:
  - { at: 1ms, kind: partition, shape: isolate, for: 5s }
  - { at: 2ms, kind: partition, shape: ring, mode: reset, for: 5s }
  - { at: 3ms, kind: link, from: leader, to: 'n1,n2', both: true, delay: 5ms, loss: 30%, bandwidth: 1KiB, for: 1s }
  - { at: 4ms, kind: gray-node, duty: 80%, for: 1s }
  - { at: 5ms, kind: heal }
`;
  const partition = { kind: 'partition', mode: 'drop', direction: 'out', clients: false, durationMs: 5000 } as const;
  assert.equal(parseProfile(sound + faults, 'f.yaml').faults, [
    { ...partition, atMs: 1, target: 'leader', shape: 'isolate' },
    { ...partition, atMs: 2, target: 'all', shape: 'ring', mode: 'reset' },
    {
      ...{ atMs: 3, kind: 'link', target: 'leader ↔ n1,n2', from: 'leader', to: 'n1,n2', both: true, cut: null },
      ...{ delayMs: 5, jitterMs: 0, lossRatio: 0.3, bandwidthBytesPerS: 1024, durationMs: 1000 },
    },
    { atMs: 4, kind: 'gray-node', target: 'leader', stallMs: 160, periodMs: 200, durationMs: 1000 },
    { atMs: 5, kind: 'heal', target: 'all' },
  ]);
});

test('changes of members have a number of nodes, a target, or a meaning of their own', () => {
  const faults = `faults:
  - { at: 1ms, kind: scale, nodes: 5 }
  - { at: 2ms, kind: replace-node }
  - { at: 3ms, kind: transfer-leader }
`;
  assert.equal(parseProfile(sound + faults, 'f.yaml').faults, [
    { atMs: 1, kind: 'scale', target: 'to 5', nodeCount: 5 },
    { atMs: 2, kind: 'replace-node', target: 'follower' },
    { atMs: 3, kind: 'transfer-leader', target: 'best' },
  ]);
  for (const bad of ['kind: scale', 'kind: scale, nodes: 10', 'kind: replace-node, nodes: 3']) {
    assert.is(problemsOf(`${sound}faults: [{ at: 1ms, ${bad} }]\n`).length, 1, bad);
  }
});

test('limits on memory, disk and what a fault does to p99 have units of their own', () => {
  const expressions = ['rssGrowth <= 10%', 'diskBytes <= 1GiB', 'recovery.p99Ratio <= 3'];
  const parsed = expressions.map(parseThreshold) as Threshold[];
  assert.equal(
    parsed.map(({ limit, unit }) => [limit, unit]),
    [
      [0.1, ''],
      [1024 ** 3, 'bytes'],
      [3, '×'],
    ],
  );
  for (const bad of [
    'rssGrowth <= 5ms',
    'diskBytes <= 5',
    'diskBytes <= 5%',
    'recovery.p99Ratio <= 3ms',
    'errors == 1KB',
  ]) {
    assert.type(parseThreshold(bad), 'string', bad);
  }
});

test('the profiles that come with scalectl can be used, each by its own name', async () => {
  const names = await builtInProfiles();
  assert.equal(names, [
    '10k',
    'kill-all',
    'killed-leaders',
    'members',
    'partitions',
    'partitions-of-five',
    'quickstart',
    'scale',
    'smoke',
    'soak',
    'stopped-leaders',
  ]);
  for (const name of names) assert.is((await loadProfile(name)).name, name);
});

test('a profile that is not there: one sentence, and what was meant', async () => {
  try {
    await loadProfile('quikstart');
    assert.unreachable();
  } catch (error) {
    assert.instance(error, ProfileError);
    const { code, message, hint } = error as ProfileError;
    assert.is(code, 'profile-unreadable');
    assert.is(message, 'No profile "quikstart": there is no such file');
    assert.match(hint, 'did you mean "quickstart"?');
  }
});

/** `UPDATE=1 node dist/test/profiles/schema.test.js` writes it anew; the formatter then has a say. */
test('the JSON Schema for editors is up to date', async () => {
  const file = `${profilesDir}profile.schema.json`;
  const text = `${JSON.stringify(jsonSchema(), null, 2)}\n`;
  if (process.env.UPDATE !== undefined) await writeFile(file, text);
  assert.equal(JSON.parse(await readFile(file, 'utf8')), jsonSchema());
});

// profiles/ imports nothing of server/: what both must say alike stands in both.
test('a profile can cut links in every way that nodes know, and in no other', () => {
  assert.equal(cutModes.toSorted(), cutModesOfNodes.toSorted());
});

test.run();
