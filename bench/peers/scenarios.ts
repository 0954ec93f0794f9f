import type { MethodName, Profile, Stage } from '../../profiles/profile.ts';

/** One thing that is measured on both systems, with the same generator, the same bytes and the same seed. */
export interface Scenario {
  readonly name: string;
  readonly method: MethodName;
  /** Calls in flight (closed loop), or requests per second (open loop). */
  readonly load:
    | { readonly mode: 'closed'; readonly concurrency: number }
    | { readonly mode: 'open'; readonly rps: number };
  /** Whom the calls go to. A node that does not lead has to ask the one that does. */
  readonly at: 'all' | 'leader';
  /** 10,000 unless told. Before reads each of them is put. */
  readonly keyCount?: number;
}

const all: readonly Scenario[] = [
  closed('put', 1),
  closed('put', 100),
  closed('put', 400),
  closed('put', 1000),
  closed('get', 100),
  closed('get', 400),
  closed('get', 1000),
  closed('get', 100, 'leader'),
  closed('get', 400, 'leader'),
  { name: 'put, 10,000 rps', method: 'put', load: { mode: 'open', rps: 10_000 }, at: 'all' },
];

/** What is worth measuring with so many nodes: one is always the leader. */
export function scenariosFor(nodeCount: number): readonly Scenario[] {
  return nodeCount === 1 ? all.filter(({ at }) => at === 'all') : all;
}

function closed(method: MethodName, concurrency: number, at: Scenario['at'] = 'all'): Scenario {
  const where = at === 'leader' ? ' at the leader' : '';
  return { name: `${method}, ${concurrency} in flight${where}`, method, load: { mode: 'closed', concurrency }, at };
}

const timeoutMs = 10_000;
const defaultKeyCount = 10_000;
const valueSizeBytes = 100;

/** The load of a scenario, as a profile. */
export function scenarioProfile(scenario: Scenario, warmupMs: number, measuredMs: number): Profile {
  const { name, method, load, keyCount = defaultKeyCount } = scenario;
  const rate: Stage['rate'] = load.mode === 'closed' ? { shape: 'closed' } : { shape: 'constant', rate: load.rps };
  const mix = { put: 0, get: 0, range: 0, delete: 0, cas: 0, [method]: 1 };
  return {
    version: 1,
    name,
    description: '',
    target: {
      mix,
      keys: { count: keyCount, distribution: 'uniform', prefix: 'peers/' },
      valueSizeBytes,
      rangeLimit: 10,
      consistency: 'linearizable',
      connectionsPerNode: 1,
      timeoutMs,
    },
    arrival: load.mode === 'closed' ? { ...load, seed: 1 } : { mode: 'open', process: 'constant', seed: 1 },
    stages: [
      { name: 'warm-up', durationMs: warmupMs, warmup: true, rate },
      { name: 'measured', durationMs: measuredMs, warmup: false, rate },
    ],
    faults: [],
    thresholds: [],
    history: null,
    compact: null,
    maxInFlight: 20_000,
    workers: 1,
  };
}
