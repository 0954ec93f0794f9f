import { Client, credentials } from '@grpc/grpc-js';
import * as assert from 'uvu/assert';
import { callOnce } from '../echo-client.ts';
import type { Victim } from './start-victim.ts';

/** What an attack may cost its victim. */
export interface Bounds {
  /** Resident memory above what it ever was before. */
  readonly peakBytes?: number;
  /** What is still held right after the attack. */
  readonly heldBytes?: number;
  readonly cpuMs?: number;
}

const mebibyte = 2 ** 20;
// The same attack took 0.3 s of CPU alone and 2.4 s beside other work on two cores (caches, just-in-time compilers,
// collections): the bound tells work that grows with the attack from work that does not, not fast machines from slow ones.
const usual: Required<Bounds> = { peakBytes: 48 * mebibyte, heldBytes: 8 * mebibyte, cpuMs: 6000 };

/** Runs an attack, checks what it has cost, and that others are still served. */
export async function measured<T>(victim: Victim, attack: () => Promise<T>, bounds: Bounds = {}): Promise<T> {
  const { peakBytes, heldBytes, cpuMs } = { ...usual, ...bounds };
  await assertServes(victim);
  const before = await victim.state();
  const result = await attack();
  const after = await victim.state();
  const grown = (from: number, to: number) => `${Math.round((to - from) / mebibyte)} MiB`;
  assert.ok(
    after.peakRssBytes - before.peakRssBytes <= peakBytes,
    `peak: ${grown(before.peakRssBytes, after.peakRssBytes)}`,
  );
  assert.ok(after.heapBytes - before.heapBytes <= heldBytes, `held: ${grown(before.heapBytes, after.heapBytes)}`);
  assert.ok(after.cpuMs - before.cpuMs <= cpuMs, `CPU: ${after.cpuMs - before.cpuMs} ms`);
  await assertServes(victim);
  return result;
}

export async function assertServes(victim: Victim): Promise<void> {
  const client = new Client(`127.0.0.1:${victim.port}`, credentials.createInsecure(), {
    'grpc.use_local_subchannel_pool': 1,
  });
  try {
    assert.is(await callOnce(client, 'still here'), 'still here');
  } finally {
    client.close();
  }
}
