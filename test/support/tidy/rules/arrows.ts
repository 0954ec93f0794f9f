import { type Import, type SourceModule, type Violation, zoneOf } from '../source-module.ts';

/** What each zone may import, itself included: bin → cli → bench → server → proto, and profiles for cli and bench. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  bin: ['bin', 'cli'],
  cli: ['cli', 'bench', 'server', 'proto', 'profiles'],
  bench: ['bench', 'server', 'proto', 'profiles'],
  server: ['server', 'proto'],
  profiles: ['profiles'],
  proto: ['proto'],
  test: ['test', 'bin', 'cli', 'bench', 'server', 'proto', 'profiles'],
};

/** Imports against the arrows. Types count: a contract in the wrong place is in the wrong place. */
export function findWrongArrows(modules: readonly SourceModule[]): Violation[] {
  return modules.flatMap((module) =>
    module.imports
      .filter((edge) => edge.kind !== 'url' && isWrong(module.path, edge))
      .map(({ line, target }) => ({ path: module.path, line, message: `must not import ${target}` })),
  );
}

function isWrong(path: string, { target }: Import): boolean {
  if (target === null) return false;
  // The CLI starts nodes as processes: the entry of a node must never run inside it.
  if (zoneOf(path) === 'cli' && target === 'server/main.ts') return true;
  return !(allowed[zoneOf(path)] ?? []).includes(zoneOf(target));
}
