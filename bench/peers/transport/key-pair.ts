import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { KeyPairFiles } from './contestants.ts';

/** A certificate for one run (ECDSA P-256, as most servers have today). Null without openssl on the PATH. */
export async function makeKeyPair(dir: string): Promise<KeyPairFiles | null> {
  const files = { keyFile: join(dir, 'key.pem'), certFile: join(dir, 'cert.pem') };
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-keyout', files.keyFile];
  const subject = ['-subj', '/CN=localhost', '-days', '1', '-out', files.certFile];
  try {
    await promisify(execFile)('openssl', ['req', '-x509', ...key, ...subject]);
    return files;
  } catch {
    return null;
  }
}
