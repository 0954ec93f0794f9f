import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseModule } from './parse-module.ts';
import type { SourceModule } from './source-module.ts';

const zones = ['bin', 'cli', 'bench', 'server', 'proto', 'profiles', 'test'];

/** Parses every source file below the root of the repository, generated code left out. */
export function loadSources(rootDir: string): SourceModule[] {
  return zones
    .filter((zone) => existsSync(join(rootDir, zone)))
    .flatMap((zone) => listFiles(rootDir, zone))
    .filter((path) => /\.[jt]s$/.test(path) && !path.startsWith('proto/gen/'))
    .map((path) => parseModule(path, readFileSync(join(rootDir, path), 'utf8')));
}

function listFiles(rootDir: string, zone: string): string[] {
  return readdirSync(join(rootDir, zone), { recursive: true, encoding: 'utf8' })
    .map((path) => `${zone}/${path.replaceAll('\\', '/')}`)
    .sort();
}
