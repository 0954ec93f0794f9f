import type { SourceModule, Violation } from '../source-module.ts';

/** What Node.js itself takes by name: the hooks of `module.register`. */
const takenByNode: ReadonlySet<string> = new Set(['test/consensus/mutants/load-hook.ts']);

/**
 * Values that a file exports and no other file imports by name; tests count as others. What is exported promises to somebody
 * that it stays as it is. Types are left out: whoever calls a function may want to name what it takes and gives.
 */
export function findUnusedExports(modules: readonly SourceModule[]): Violation[] {
  const isUsed = collectUses(modules);
  return modules.flatMap(({ path, exports }) =>
    exports
      .filter(({ name }) => !takenByNode.has(path) && !isUsed(path, name))
      .map(({ name, line }) => ({ path, line, message: `exports ${name}, which no other file uses` })),
  );
}

function collectUses(modules: readonly SourceModule[]): (path: string, name: string) => boolean {
  const used = new Set<string>();
  const usedWhole = new Set<string>();
  for (const { imports } of modules) {
    for (const { target, kind, names } of imports) {
      if (target === null || kind === 'url') continue;
      // `bin/` imports what the build has made of a source.
      const source = target.replace(/\.js$/, '.ts');
      if (names === null) usedWhole.add(target).add(source);
      else for (const name of names) used.add(`${target}:${name}`).add(`${source}:${name}`);
    }
  }
  return (path, name) => usedWhole.has(path) || used.has(`${path}:${name}`);
}
