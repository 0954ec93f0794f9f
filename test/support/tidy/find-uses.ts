import { declaredNames } from './declared-names.ts';
import type { Use } from './source-module.ts';
import { type SyntaxNode, walk } from './walk.ts';

/** Globals through which a module reaches the world, the clock, chance or a later turn of the event loop. */
const watchedGlobals = new Set([
  ...['process', 'performance', 'crypto', 'console', 'fetch', 'require', 'globalThis', 'Promise', 'Math', 'Date'],
  ...['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'clearTimeout', 'clearInterval'],
  ...['Worker', 'MessageChannel', 'WebSocket', 'EventSource', 'BroadcastChannel'],
]);

/** Finds the uses that some rule watches. A name that the file declares itself, anywhere, is not the global one. */
export function findUses(program: SyntaxNode, lineOf: (offset: number) => number): Use[] {
  const uses: Use[] = [];
  const declared = declaredNames(program);
  walk(program, (node, parent, field) => {
    if (node.type === 'Identifier' && declared.has(String(node.name))) return;
    const name = useOf(node, parent, field);
    if (name !== null) uses.push({ name, line: lineOf(node.start) });
  });
  return uses;
}

function useOf(node: SyntaxNode, parent: SyntaxNode | null, field: string): string | null {
  if (node.type === 'AwaitExpression') return 'await';
  if (node.type === 'ForOfStatement' && node.await === true) return 'await';
  if (node.async === true) return 'async';
  if (node.type === 'CallExpression') return modifierOf(node.callee as SyntaxNode);
  if (node.type !== 'Identifier' || !watchedGlobals.has(String(node.name))) return null;
  return isValue(parent, field) ? nameWithMember(node, parent, field) : null;
}

/** `test.only()`, `test.skip()`: a modifier of one test in a test file. */
function modifierOf(callee: SyntaxNode): string | null {
  if (callee.type !== 'MemberExpression' || (callee.object as SyntaxNode).type !== 'Identifier') return null;
  const modifier = (callee.property as SyntaxNode).name;
  return modifier === 'only' || modifier === 'skip' ? `.${modifier}()` : null;
}

/** Not the `process` of `child.process`, of `{ process: 1 }`, or of a type; a `Promise` counts in types too. */
function isValue(parent: SyntaxNode | null, field: string): boolean {
  if (parent === null || parent.computed === true) return true;
  if (field === 'property' || field === 'label' || field === 'exported' || field === 'imported') return false;
  if (field === 'key') return parent.shorthand === true;
  return !parent.type.startsWith('TS') || isErasedAround(parent);
}

/** TypeScript's expression wrappers: what they wrap runs. */
function isErasedAround(parent: SyntaxNode): boolean {
  return ['TSAsExpression', 'TSNonNullExpression', 'TSSatisfiesExpression', 'TSInstantiationExpression'].includes(
    parent.type,
  );
}

/** "process.env" for `process.env`, "new Date()" for `new Date()`, else the bare name. */
function nameWithMember(node: SyntaxNode, parent: SyntaxNode | null, field: string): string {
  const name = String(node.name);
  if (parent?.type === 'MemberExpression' && field === 'object' && parent.computed !== true) {
    return `${name}.${(parent.property as SyntaxNode).name}`;
  }
  if (parent?.type !== 'NewExpression' || field !== 'callee') return name;
  return (parent.arguments as SyntaxNode[]).length === 0 ? `new ${name}()` : `new ${name}(…)`;
}
