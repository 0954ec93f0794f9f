import { declaredNames } from './declared-names.ts';
import type { Use } from './source-module.ts';
import { type SyntaxNode, walk } from './walk.ts';

/** Globals through which a module reaches the world, the clock, chance or a later turn of the event loop. */
const watchedGlobals = new Set([
  ...['process', 'performance', 'crypto', 'console', 'fetch', 'require', 'globalThis', 'Promise', 'Math', 'Date'],
  ...['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'clearTimeout', 'clearInterval'],
  ...['Worker', 'MessageChannel', 'WebSocket', 'EventSource', 'BroadcastChannel'],
]);

/** Wrappers of expressions that the build erases: what they wrap runs. */
const erasedWrappers = ['TSAsExpression', 'TSNonNullExpression', 'TSSatisfiesExpression', 'ParenthesizedExpression'];

/** Fields of a node in which a name is only a name: `process` in `child.process` or `{ process: 1 }`. */
const nameFields = ['property', 'key', 'label', 'imported', 'exported'];

/** Finds the uses that some rule watches. A name that the file declares itself, anywhere, is not the global one. */
export function findUses(program: SyntaxNode, lineOf: (offset: number) => number): Use[] {
  const uses: Use[] = [];
  const globals = without(watchedGlobals, declaredNames(program));
  const described = new Set<SyntaxNode>();
  walk(program, (node, parent, field) => {
    const name = keywordOf(node) ?? modifierOf(node) ?? qualifiedName(node, globals, described);
    if (name !== null) uses.push({ name, line: lineOf(node.start) });
    else if (isBareGlobal(node, parent, field, globals) && !described.has(node)) {
      uses.push({ name: String(node.name), line: lineOf(node.start) });
    }
  });
  return uses;
}

function keywordOf(node: SyntaxNode): string | null {
  if (node.type === 'AwaitExpression' || (node.type === 'ForOfStatement' && node.await === true)) return 'await';
  return node.async === true ? 'async' : null;
}

/** `test.only()`, `test.skip()`: a modifier of one test in a test file. */
function modifierOf(node: SyntaxNode): string | null {
  if (node.type !== 'CallExpression') return null;
  const callee = node.callee as SyntaxNode;
  if (callee.type !== 'MemberExpression' || (callee.object as SyntaxNode).type !== 'Identifier') return null;
  const modifier = (callee.property as SyntaxNode).name;
  return modifier === 'only' || modifier === 'skip' ? `.${modifier}()` : null;
}

/** "process.env" for `process.env` and `(process as X).env`, "new Date()" for `new Date()`. */
function qualifiedName(node: SyntaxNode, globals: Set<string>, described: Set<SyntaxNode>): string | null {
  const isMember = node.type === 'MemberExpression' && node.computed !== true;
  if (!isMember && node.type !== 'NewExpression') return null;
  const subject = unwrap((isMember ? node.object : node.callee) as SyntaxNode);
  if (subject.type !== 'Identifier' || !globals.has(String(subject.name))) return null;
  described.add(subject);
  if (isMember) return `${subject.name}.${(node.property as SyntaxNode).name}`;
  return (node.arguments as SyntaxNode[]).length === 0 ? `new ${subject.name}()` : `new ${subject.name}(…)`;
}

function unwrap(node: SyntaxNode): SyntaxNode {
  return erasedWrappers.includes(node.type) ? unwrap(node.expression as SyntaxNode) : node;
}

function isBareGlobal(node: SyntaxNode, parent: SyntaxNode | null, field: string, globals: Set<string>): boolean {
  if (node.type !== 'Identifier' || !globals.has(String(node.name))) return false;
  if (parent === null || parent.computed === true) return true;
  if (nameFields.includes(field)) return parent.shorthand === true && field === 'key';
  return !parent.type.startsWith('TS') || erasedWrappers.includes(parent.type);
}

function without(names: ReadonlySet<string>, taken: ReadonlySet<string>): Set<string> {
  return new Set([...names].filter((name) => !taken.has(name)));
}
