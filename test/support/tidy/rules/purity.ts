import type { Import, SourceModule, Use, Violation } from '../source-module.ts';

/** Folders (with `/`) and files that must give the same answer to the same arguments, always and anywhere. */
const pureZones = [
  'proto/wire/',
  'server/consensus/',
  'server/statemachine/',
  'server/faults/fault.ts',
  'server/faults/fault-table.ts',
  'server/faults/link-effect.ts',
  'server/faults/link-shaper.ts',
  'server/faults/seeded-random.ts',
  'bench/load/arrival.ts',
  'server/replica/placement.ts',
  'server/replica/round-trips.ts',
  'bench/stats/',
  'bench/check/',
  'bench/report/',
];

/** What a watched global may be used for all the same: the rest of Math, and dates that are made from an argument. */
const harmless = new Set(['new Date(…)', 'Date.UTC', 'Date.parse']);

/**
 * Everything impure in the pure zones and in what they import by value: Node.js modules, packages, clock, chance,
 * promises. Generated codecs (`#proto`) count as pure: bytes in, object out.
 */
export function findImpurities(modules: readonly SourceModule[]): Violation[] {
  return withImports(modules).flatMap((module) => [...impureImports(module), ...impureUses(module)]);
}

/** Zones without a file: what they kept pure has moved away, or never came. */
export function findEmptyZones(modules: readonly SourceModule[], zones: readonly string[] = pureZones): Violation[] {
  return zones
    .filter((zone) => !modules.some(({ path }) => path.startsWith(zone)))
    .map((zone) => ({ path: zone, line: 1, message: 'is a pure zone without a file: delete it from the list' }));
}

function withImports(modules: readonly SourceModule[]): SourceModule[] {
  const byPath = new Map(modules.map((module) => [module.path, module]));
  const reached = new Set(modules.filter(({ path }) => pureZones.some((zone) => path.startsWith(zone))));
  // A Set hands out what is added while it is walked.
  for (const module of reached) {
    for (const { kind, target } of module.imports) {
      const imported = kind === 'type' || target === null ? undefined : byPath.get(target);
      if (imported !== undefined) reached.add(imported);
    }
  }
  return [...reached];
}

function impureImports({ path, imports }: SourceModule): Violation[] {
  return imports.filter(isImpure).map(({ specifier, line }) => ({
    path,
    line,
    message: `belongs to a pure zone and must not import ${specifier}`,
  }));
}

function isImpure({ kind, target }: Import): boolean {
  return kind === 'lazy' || kind === 'url' || (kind === 'value' && target === null);
}

function impureUses({ path, uses }: SourceModule): Violation[] {
  return uses.filter(isImpureUse).map(({ name, line }) => ({
    path,
    line,
    message: `belongs to a pure zone and must not use ${name}`,
  }));
}

function isImpureUse({ name }: Use): boolean {
  const isOtherMath = name.startsWith('Math.') && name !== 'Math.random';
  const isTestModifier = name.startsWith('.');
  return !isOtherMath && !isTestModifier && !harmless.has(name);
}
