import { fault } from './fault-document.ts';
import {
  boolean,
  duration,
  list,
  number,
  oneOf,
  optional,
  parsed,
  record,
  required,
  type Shape,
  text,
  withDefault,
} from './shape.ts';
import { parseThreshold } from './threshold.ts';

const dayMs = 86_400_000;
const maxRate = 1_000_000;

const name = text(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, 'a name of letters, digits, dot, dash and underscore');
const anyText = text(/^[\s\S]{0,2000}$/, 'a text of at most 2000 characters');
const rate = number({ min: 0, max: maxRate, unit: 'requests per second' });
const weight = number({ min: 0, max: 1_000_000 });
const stageDuration = duration({ minMs: 100, maxMs: dayMs });

const mix = record({
  put: withDefault(weight, 0, 'Weight of single-key writes.'),
  get: withDefault(weight, 0, 'Weight of single-key reads.'),
  range: withDefault(weight, 0, 'Weight of reads of several neighbouring keys.'),
  delete: withDefault(weight, 0, 'Weight of single-key deletes.'),
  cas: withDefault(
    weight,
    0,
    'Weight of transactions that write a key if it still has the value that was last known of it (compare-and-set).',
  ),
});

const keys = record({
  // The audit keeps about 30 bytes per key and worker.
  count: withDefault(number({ min: 1, max: 10_000_000, integer: true }), 10_000, 'Number of different keys.'),
  distribution: withDefault(
    oneOf(['uniform', 'sequential', 'zipf']),
    'uniform',
    'uniform: each key as likely; sequential: one after the other; zipf: few keys take most calls (exponent 0.99, as YCSB).',
  ),
  prefix: withDefault(
    text(/^[A-Za-z0-9._/-]{0,100}$/, 'at most 100 letters, digits and . _ / -'),
    'bench/',
    'In front of every key; the id of the run follows it.',
  ),
});

const keysDefault = { count: 10_000, distribution: 'uniform', prefix: 'bench/' } as const;

const target = record({
  mix: required(mix, 'weights of put, get, range, delete and cas'),
  keys: withDefault(keys, keysDefault, 'Which keys the calls use.'),
  valueSizeBytes: withDefault(number({ min: 0, max: 1_000_000, integer: true }), 100, 'Size of a written value.'),
  rangeLimit: withDefault(number({ min: 1, max: 1000, integer: true }), 10, 'Most keys that one range returns.'),
  consistency: withDefault(
    oneOf(['linearizable', 'serializable']),
    'linearizable',
    'Of gets and ranges; serializable ones may be stale.',
  ),
  connectionsPerNode: withDefault(number({ min: 1, max: 64, integer: true }), 1, 'Per worker.'),
  timeout: withDefault(duration({ minMs: 1, maxMs: 600_000 }), 5000, 'Deadline of each call.'),
});

const arrival = record({
  mode: withDefault(
    oneOf(['open', 'closed']),
    'open',
    'open: calls start by the schedule; closed: a fixed number of callers wait for their answers.',
  ),
  process: optional(
    oneOf(['constant', 'poisson']),
    'Open mode: even spacing (default), or random as independent users.',
  ),
  seed: withDefault(
    number({ min: 0, max: 0xffff_ffff, integer: true }),
    1,
    'Of everything random: arrivals, methods, keys.',
  ),
  concurrency: optional(number({ min: 1, max: 100_000, integer: true }), 'Closed mode: callers over all workers.'),
});

const stage = record({
  name: required(name, 'what results call the stage'),
  duration: required(stageDuration, 'how long it lasts, such as 20s'),
  shape: optional(
    oneOf(['constant', 'ramp', 'step', 'spike']),
    'constant (rate), ramp (from, to), step (from, to, steps), spike (rate, peak, peakDuration). Without it: ramp when there is a "from", else constant.',
  ),
  rate: optional(rate, 'Requests per second (constant, spike).'),
  from: optional(rate, 'Requests per second at the start (ramp, step).'),
  to: optional(rate, 'Requests per second at the end (ramp, step).'),
  steps: optional(number({ min: 2, max: 1000, integer: true }), 'Number of levels (step).'),
  peak: optional(rate, 'Requests per second in the spike.'),
  peakDuration: optional(stageDuration, 'Length of the spike; a tenth of the stage unless told.'),
  warmup: withDefault(boolean(), false, 'Shown on the time line, left out of the summary and the thresholds.'),
});

const history = record({
  keys: withDefault(
    number({ min: 1, max: 1_000_000, integer: true }),
    100,
    'Number of keys of which every operation is recorded; all, when there are no more.',
  ),
});

const compact = record({
  every: required(duration({ minMs: 100, maxMs: 3_600_000 }), 'how often'),
});

/** A profile as written: every key with its type, bounds and default. How keys go together is in relations.ts. */
export const profileDocument = record({
  version: required(oneOf([1]), 'the version of this format: 1'),
  name: required(name, 'what results call the profile'),
  description: withDefault(anyText, '', 'One sentence for people.'),
  target: required(target, 'what is called'),
  arrival: withDefault(
    arrival,
    { mode: 'open', process: null, seed: 1, concurrency: null },
    'How calls are spread over time.',
  ),
  stages: required(list(stage, { min: 1, max: 100 }), 'the parts of the run, one after the other'),
  faults: withDefault(list(fault, { min: 0, max: 100 }), [], 'What breaks, and when.'),
  thresholds: withDefault(
    list(parsed(parseThreshold), { min: 0, max: 100 }),
    [],
    'What must hold, such as "response.p99 <= 25ms".',
  ),
  history: optional(history, 'Records operations and judges after the run whether they are linearizable.'),
  compact: optional(compact, 'Gives up past revisions again and again, as operators of etcd do.'),
  maxInFlight: withDefault(
    number({ min: 1, max: 1_000_000, integer: true }),
    20_000,
    'Most calls waiting for an answer; calls due above it are dropped and counted.',
  ),
  workers: withDefault(number({ min: 1, max: 16, integer: true }), 1, 'Threads that generate load.'),
});

type ValueOf<S> = S extends Shape<infer T> ? T : never;

/** A profile whose keys are right one by one; null where an optional key is absent. */
export type RawProfile = ValueOf<typeof profileDocument>;
export type RawStage = RawProfile['stages'][number];
export type RawFault = RawProfile['faults'][number];
