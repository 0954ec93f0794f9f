import type { Endpoint } from '../load/plan.ts';
import type { WriteLog } from '../load/write-log.ts';
import type { Audit } from '../result.ts';
import { readBack } from './read-back.ts';
import { AuditTally } from './tally.ts';
import type { StoredKey } from './verdicts.ts';

/** After a fault at the end of a run the cluster may still be electing; a page that comes shows that it serves. */
const patienceMs = 30_000;

/**
 * The durability audit: reads back every key that the run wrote and compares it with what was acknowledged.
 * `onKey` hears of every key that is there.
 * @throws ReadBackError when the cluster does not let itself be read.
 */
export async function auditWrites(
  log: WriteLog,
  endpoints: readonly Endpoint[],
  keyPrefix: string,
  valueSizeBytes: number,
  signal?: AbortSignal,
  onKey: (key: number, stored: StoredKey) => void = () => {},
): Promise<Audit> {
  const startedAtMs = performance.now();
  const tally = new AuditTally(log, keyPrefix);
  await readBack({ endpoints, keyPrefix, valueSizeBytes, patienceMs, signal }, (key, stored) => {
    tally.found(key, stored);
    onKey(key, stored);
  });
  return tally.finish(performance.now() - startedAtMs);
}
