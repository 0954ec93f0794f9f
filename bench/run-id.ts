import { randomBytes } from 'node:crypto';

/** "20260925-101500-3f2a": sorts by time, and two runs in one second differ. */
export function newRunId(startedAt: Date): string {
  const digits = startedAt.toISOString().replace(/[-:]/g, '');
  return `${digits.slice(0, 8)}-${digits.slice(9, 15)}-${randomBytes(2).toString('hex')}`;
}
