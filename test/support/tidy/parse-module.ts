import { posix } from 'node:path';
import { type ParseResult, parseSync } from 'oxc-parser';
import { findFunctions } from './find-functions.ts';
import { findUses } from './find-uses.ts';
import type { Export, Import, SourceModule } from './source-module.ts';
import { type SyntaxNode, walk } from './walk.ts';

type LineOf = (offset: number) => number;

/** A name as oxc tells it, of what is imported or passed on. */
interface NameInModule {
  readonly kind: string;
  readonly name: string | null;
}

/** Parses one file. Throws when it is no valid TypeScript or JavaScript: a rule over half a file would be no rule. */
export function parseModule(path: string, source: string): SourceModule {
  const result = parseSync(path, source);
  const [error] = result.errors;
  if (error !== undefined) throw new Error(`${path}: ${error.message}`);
  const lineOf = createLineIndex(source);
  const program = result.program as unknown as SyntaxNode;
  const imports = [...staticImports(result, path, lineOf), ...expressionImports(program, path, lineOf)];
  return {
    path,
    lineCount: source.trimEnd().split('\n').length,
    imports,
    exports: namedExports(result, lineOf),
    uses: findUses(program, lineOf),
    functions: findFunctions(program, lineOf),
  };
}

function createLineIndex(source: string): LineOf {
  const starts = [0];
  for (let at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => starts.findLastIndex((start) => start <= offset) + 1;
}

function staticImports({ module }: ParseResult, path: string, lineOf: LineOf): Import[] {
  const { staticImports, staticExports } = module;
  const imported = staticImports.map(({ moduleRequest, entries, start }) => {
    const typeOnly = entries.length > 0 && entries.every(({ isType }) => isType);
    const names = entries.map(({ importName }) => importName);
    return toImport(path, moduleRequest.value, typeOnly ? 'type' : 'value', lineOf(start), names);
  });
  const reexported = staticExports.flatMap(({ entries, start }) =>
    entries.flatMap(({ moduleRequest, isType, importName }) => {
      if (moduleRequest === null) return [];
      return [toImport(path, moduleRequest.value, isType ? 'type' : 'value', lineOf(start), [importName])];
    }),
  );
  return [...imported, ...reexported];
}

/** Re-exports, too: they are there for somebody. */
function namedExports({ module }: ParseResult, lineOf: LineOf): Export[] {
  const entries = module.staticExports.flatMap(({ entries }) => entries);
  return entries.flatMap(({ exportName, isType, start }) =>
    exportName.kind !== 'Name' || isType ? [] : [{ name: exportName.name!, line: lineOf(start) }],
  );
}

function expressionImports(program: SyntaxNode, path: string, lineOf: LineOf): Import[] {
  const imports: Import[] = [];
  const add = (specifier: unknown, kind: Import['kind'], node: SyntaxNode): void => {
    if (typeof specifier === 'string') imports.push(toImport(path, specifier, kind, lineOf(node.start)));
  };
  walk(program, (node) => {
    if (node.type === 'ImportExpression') add((node.source as SyntaxNode).value, 'lazy', node);
    if (node.type === 'TSImportType') add((node.source as SyntaxNode).value, 'type', node);
    if (isModuleUrl(node)) add((node.arguments as SyntaxNode[])[0]?.value, 'url', node);
  });
  return imports;
}

/** `new URL('…', import.meta.url)` */
function isModuleUrl(node: SyntaxNode): boolean {
  if (node.type !== 'NewExpression' || (node.callee as SyntaxNode).name !== 'URL') return false;
  const base = (node.arguments as SyntaxNode[])[1];
  return base?.type === 'MemberExpression' && (base.object as SyntaxNode).type === 'MetaProperty';
}

function toImport(
  path: string,
  specifier: string,
  kind: Import['kind'],
  line: number,
  taken: readonly NameInModule[] | null = null,
): Import {
  return { specifier, kind, target: resolve(path, specifier), names: taken && namesOf(taken), line };
}

/** Null for `import * as`, `export *` and the like; the default has no name. */
function namesOf(taken: readonly NameInModule[]): readonly string[] | null {
  const isKnown = ({ kind }: NameInModule) => kind === 'Name' || kind === 'Default';
  return taken.every(isKnown) ? taken.flatMap(({ name }) => name ?? []) : null;
}

/** Sources import sources; `bin/` and worker URLs name what the build makes of them. */
function resolve(path: string, specifier: string): string | null {
  if (specifier === '#proto') return 'proto/gen/index.js';
  if (!specifier.startsWith('.')) return null;
  const target = posix.join(posix.dirname(path), specifier);
  return target.startsWith('dist/') ? target.slice('dist/'.length) : target;
}
