import { type SyntaxNode, walk } from './walk.ts';

/** Names of the variables, parameters, functions, classes and imports that a file declares, in whatever scope. */
export function declaredNames(program: SyntaxNode): Set<string> {
  const names = new Set<string>();
  walk(program, (node) => {
    for (const pattern of patternsOf(node)) collect(pattern, names);
  });
  return names;
}

function patternsOf(node: SyntaxNode): readonly unknown[] {
  switch (node.type) {
    case 'VariableDeclarator':
    case 'ClassDeclaration':
      return [node.id];
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
      return [node.id, ...(node.params as unknown[])];
    case 'ImportSpecifier':
    case 'ImportDefaultSpecifier':
    case 'ImportNamespaceSpecifier':
      return [node.local];
    case 'CatchClause':
      return [node.param];
    default:
      return [];
  }
}

/** Adds the names that a pattern binds: `{ a, b: [c], ...d } = e` binds a, c and d. */
function collect(pattern: unknown, names: Set<string>): void {
  const node = pattern as SyntaxNode | null;
  if (node === null || node === undefined) return;
  if (node.type === 'Identifier') names.add(String(node.name));
  if (node.type === 'AssignmentPattern') collect(node.left, names);
  if (node.type === 'RestElement') collect(node.argument, names);
  if (node.type === 'ArrayPattern') for (const element of node.elements as unknown[]) collect(element, names);
  if (node.type === 'ObjectPattern') {
    for (const property of node.properties as SyntaxNode[]) collect(property.value ?? property, names);
  }
}
