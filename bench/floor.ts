import { type ChildProcess, fork } from 'node:child_process';
import { type Profile, peakRate } from '../profiles/profile.ts';
import { type Endpoint, planWorkers } from './load/plan.ts';
import { runLoad } from './load/run-load.ts';
import type { GeneratorFloor } from './result.ts';

/** Long enough for the compiler to settle and for a p99 over thousands of calls; short beside any run. */
const warmupMs = 1000;
const measuredMs = 1500;

/**
 * What the generator adds by itself: the profile's highest measured rate against a server that answers at once. Null for
 * a closed loop, which has no rate to repeat, and when `signal` fires.
 */
export async function measureFloor(profile: Profile, signal?: AbortSignal): Promise<GeneratorFloor | null> {
  const rps = Math.max(...profile.stages.filter(({ warmup }) => !warmup).map(peakRate));
  if (rps === 0) return null;
  const { child, endpoint } = await startNullProcess();
  try {
    return await measureAgainst(endpoint, profile, rps, signal);
  } finally {
    child.kill('SIGKILL');
  }
}

async function measureAgainst(
  endpoint: Endpoint,
  profile: Profile,
  rps: number,
  signal?: AbortSignal,
): Promise<GeneratorFloor | null> {
  const stages: Profile['stages'] = [
    { name: 'warm-up', durationMs: warmupMs, warmup: true, rate: { shape: 'constant', rate: rps } },
    { name: 'floor', durationMs: measuredMs, warmup: false, rate: { shape: 'constant', rate: rps } },
  ];
  const floorProfile = { ...profile, stages };
  // As many connections as the run has: how calls bundle into writes is a part of what they cost.
  const endpoints = Array.from({ length: nodesOfTypicalCluster }, () => endpoint);
  const plans = planWorkers(floorProfile, endpoints, 'floor', false);
  const { tally, measuredCpuMicros, aborted } = await runLoad({ plans, profile: floorProfile, signal });
  const { responseMs, latenessMs, generatorCpuUsPerCall } = tally.summary(measuredCpuMicros);
  return aborted ? null : { rps, responseMs, latenessMs, generatorCpuUsPerCall };
}

const nodesOfTypicalCluster = 3;

function startNullProcess(): Promise<{ child: ChildProcess; endpoint: Endpoint }> {
  const child = fork(new URL('./load/null-server-main.js', import.meta.url), { stdio: 'ignore' });
  return new Promise((resolve, reject) => {
    child.once('message', (port) => resolve({ child, endpoint: { host: '127.0.0.1', port: Number(port) } }));
    child.once('error', reject);
    child.once('exit', () => reject(new Error('The null server ended before it listened')));
  });
}
