import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const created: string[] = [];

/** A new empty folder, removed when the process of this test file ends. Its path stays short: sockets may live in it. */
export function tempDir(prefix = 't'): string {
  const path = mkdtempSync(join(tmpdir(), `${prefix}-`));
  if (created.push(path) === 1) process.once('exit', removeAll);
  return path;
}

function removeAll(): void {
  for (const path of created) rmSync(path, { recursive: true, force: true, maxRetries: 3 });
}
