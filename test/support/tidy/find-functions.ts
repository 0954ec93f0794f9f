import type { FunctionShape } from './source-module.ts';
import { type SyntaxNode, walk } from './walk.ts';

/** Functions and methods with a body of statements; `(x) => x + 1` is an expression. */
export function findFunctions(program: SyntaxNode, lineOf: (offset: number) => number): FunctionShape[] {
  const functions: FunctionShape[] = [];
  walk(program, (node, parent) => {
    if (!hasStatements(node)) return;
    const line = lineOf(node.start);
    functions.push({ name: nameOf(node, parent), line, lineCount: lineOf(Number(node.end) - 1) - line + 1 });
  });
  return functions;
}

function hasStatements(node: SyntaxNode): boolean {
  const isFunction = ['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'].includes(node.type);
  return isFunction && (node.body as SyntaxNode | null)?.type === 'BlockStatement';
}

/** Its own name, else that of the method or variable that holds it. */
function nameOf(node: SyntaxNode, parent: SyntaxNode | null): string {
  const holder = node.id ?? parent?.key ?? parent?.id;
  return String((holder as SyntaxNode | null | undefined)?.name ?? 'a function');
}
