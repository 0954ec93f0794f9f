import type { SourceModule, Violation } from '../source-module.ts';

/** Import cycles, one violation each. Types are left out: they are erased, and two contracts may name each other. */
export function findCycles(modules: readonly SourceModule[]): Violation[] {
  const targets = new Map(modules.map((module) => [module.path, runningTargets(module)]));
  const done = new Set<string>();
  return modules.flatMap(({ path }) => visit(path, [], targets, done));
}

function runningTargets({ imports }: SourceModule): string[] {
  return imports.flatMap(({ kind, target }) =>
    (kind === 'value' || kind === 'lazy') && target !== null ? [target] : [],
  );
}

/** Depth-first; what is on the trail when it is met again closes a cycle. */
function visit(
  path: string,
  trail: readonly string[],
  targets: ReadonlyMap<string, readonly string[]>,
  done: Set<string>,
): Violation[] {
  const start = trail.indexOf(path);
  if (start >= 0) {
    return [{ path, line: 1, message: `imports itself: ${[...trail.slice(start), path].join(' → ')}` }];
  }
  if (done.has(path)) return [];
  const found = (targets.get(path) ?? []).flatMap((target) => visit(target, [...trail, path], targets, done));
  done.add(path);
  return found;
}
