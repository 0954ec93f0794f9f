import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { skipTest } from './skip.ts';
import { findTool } from './tools.ts';

export interface KeyPair {
  readonly key: string;
  readonly cert: string;
}

/** A key and a certificate signed by itself, so that it is its own authority; made by the openssl of the machine. */
export function selfSigned(dir: string, commonName: string): KeyPair {
  const files = { key: join(dir, `${commonName}.key`), cert: join(dir, `${commonName}.crt`) };
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  const names = ['-subj', `/CN=${commonName}`, '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'];
  const outputs = ['-keyout', files.key, '-out', files.cert];
  execFileSync('openssl', ['req', '-x509', '-days', '2', ...curve, ...names, ...outputs], { stdio: 'ignore' });
  return { key: readFileSync(files.key, 'utf8'), cert: readFileSync(files.cert, 'utf8') };
}

/** For a test whose body makes certificates: skipped by name where it could not. */
export function testWithCertificates(
  test: (name: string, body: () => Promise<void>) => void,
  name: string,
  body: () => Promise<void>,
): void {
  if (findTool('openssl') !== null) test(name, body);
  else skipTest(name, 'openssl is not on PATH to make a certificate (apt-get install openssl)');
}
