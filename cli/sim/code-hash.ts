import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const builtRoot = fileURLToPath(new URL('../../', import.meta.url));

/** The code of production that is simulated, the simulator with the checker, and the codecs that both read with. */
const simulated = [
  'server/consensus',
  'server/statemachine',
  'server/replica',
  'bench/sim',
  'bench/check',
  'proto/protobuf',
];

/** The built files that decide what becomes of a seed, packages and Node.js left out. */
export async function simulatedFiles(): Promise<readonly string[]> {
  const files: string[] = [];
  for (const directory of simulated) {
    const names = await readdir(join(builtRoot, directory), { recursive: true });
    files.push(...names.sort().map((name) => join(builtRoot, directory, name)));
  }
  // Generated, not built: it lies beside the sources.
  files.push(fileURLToPath(import.meta.resolve('#proto')));
  return files.filter((file) => file.endsWith('.js'));
}

/** SHA-256 over them and their names: with other code a seed means another schedule, or another outcome. */
export async function codeHash(): Promise<string> {
  const hash = createHash('sha256');
  for (const file of await simulatedFiles()) {
    hash.update(`${relative(builtRoot, file)}\0`);
    hash.update(await readFile(file));
  }
  return hash.digest('hex');
}
