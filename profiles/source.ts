import { type Document, isAlias, isMap, isNode, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import type { Problem } from './problem.ts';

type Path = readonly (string | number)[];

/** One YAML text, its tree, and the problems found in it so far, each at its place. */
export class Source {
  readonly problems: Problem[] = [];
  private readonly document: Document;
  private readonly lines = new LineCounter();
  private readonly file: string;

  constructor(text: string, file: string) {
    this.file = file;
    this.document = parseDocument(text, { lineCounter: this.lines, prettyErrors: false });
    for (const { pos, message } of this.document.errors) this.add(pos[0], [], `is not valid YAML: ${message}`);
  }

  get root(): Node | null {
    return this.document.contents;
  }

  /** The node that an alias stands for; any other node as it is. */
  resolve(node: Node | null): Node | null {
    return isAlias(node) ? (node.resolve(this.document) ?? null) : node;
  }

  /** Reports at the node that `path` leads to, or at the nearest one above it when that is absent. */
  report(path: Path, message: string): void {
    this.add(this.nearest(path)?.range?.[0] ?? 0, path, message);
  }

  reportAt(node: Node, path: Path, message: string): void {
    this.add(node.range?.[0] ?? 0, path, message);
  }

  private nearest(path: Path): Node | null {
    let node = this.root;
    for (const step of path) {
      const inner = child(this.resolve(node), step);
      if (inner === null) break;
      node = inner;
    }
    return node;
  }

  private add(offset: number, path: Path, message: string): void {
    // linePos counts both from 1; an empty text has no line at all.
    const { line, col } = this.lines.linePos(offset);
    this.problems.push({
      file: this.file,
      line: Math.max(1, line),
      column: Math.max(1, col),
      path: formatPath(path),
      message,
    });
  }
}

function child(node: Node | null, step: string | number): Node | null {
  if (!isMap(node) && !isSeq(node)) return null;
  const inner = node.get(step, true);
  return isNode(inner) ? inner : null;
}

/** stages[0].rate */
function formatPath(path: Path): string {
  return path.map((step, i) => (typeof step === 'number' ? `[${step}]` : i === 0 ? step : `.${step}`)).join('');
}
