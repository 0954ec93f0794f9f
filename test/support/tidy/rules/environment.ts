import { type SourceModule, type Violation, zoneOf } from '../source-module.ts';

/** The one reader of the environment; everything else gets what it needs as an argument. */
const reader = 'cli/context.ts';

/** Reads of the environment elsewhere. Tests and the code generator are no part of the product. */
export function findEnvironmentReads(modules: readonly SourceModule[]): Violation[] {
  return modules
    .filter(({ path }) => path !== reader && path !== 'proto/generate.js' && zoneOf(path) !== 'test')
    .flatMap((module) => [...readsByGlobal(module), ...readsByImport(module)]);
}

function readsByGlobal({ path, uses }: SourceModule): Violation[] {
  // A bare `process` may be on its way to `const { env } = process`.
  return uses
    .filter(({ name }) => name === 'process.env' || name === 'process' || name.startsWith('globalThis'))
    .map(({ name, line }) => ({ path, line, message: `${name}: only ${reader} reads the environment` }));
}

function readsByImport({ path, imports }: SourceModule): Violation[] {
  return imports
    .filter(({ specifier }) => specifier === 'node:process' || specifier === 'process')
    .map(({ line }) => ({ path, line, message: `node:process: only ${reader} reads the environment` }));
}
