import { stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { DirectoryLock } from './file-system.ts';
import { errorCode } from './wal-error.ts';

/**
 * A lock that the kernel holds: an abstract Unix socket (Linux, unix(7)) named after the directory's inode. It ends with
 * the process, even on SIGKILL, so that there is no stale lock to judge.
 *
 * Rejected: a file with a process id (whoever takes over a stale one races with others who do, and ids are reused), and
 * flock, which Node.js does not offer. The price: processes in different network namespaces do not see each other.
 */
export async function lockDirectory(directory: string): Promise<DirectoryLock | null> {
  const { dev, ino } = await stat(directory, { bigint: true });
  const server = createServer((connection) => connection.destroy());
  const isHeld = await new Promise<boolean>((resolve, reject) => {
    server.once('error', (error) => (errorCode(error) === 'EADDRINUSE' ? resolve(true) : reject(error)));
    server.listen(`\0scalectl-wal-${dev}-${ino}`, () => resolve(false));
  });
  if (isHeld) return null;
  server.unref(); // a lock is no reason to stay alive
  return { release: () => new Promise((resolve) => server.close(() => resolve())) };
}
