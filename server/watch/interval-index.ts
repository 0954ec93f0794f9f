import type { ByteString } from '../statemachine/byte-string.ts';
import type { KeyRange } from '../statemachine/key-range.ts';

/** All that watch one range. The tree is a treap by range: heap by priority, so balanced whatever is added. */
interface Node<W> {
  readonly range: KeyRange;
  readonly members: Set<W>;
  readonly priority: number;
  left: Node<W> | null;
  right: Node<W> | null;
  /** The highest end of any range below and here; null: one of them has no end. */
  maxTo: ByteString | null;
}

/**
 * Finds the ranges that hold a key: an interval tree (Cormen et al., "Introduction to Algorithms", 14.3) over a treap
 * (Aragon and Seidel 1989). With n ranges of which m hold the key this takes about log n + m steps, and so does a change.
 */
export class IntervalIndex<W> {
  #root: Node<W> | null = null;
  /** The next priority; a linear congruential generator (Numerical Recipes), so that a run can be repeated. */
  #random = 1;

  add(range: KeyRange, member: W): void {
    const found = this.#find(range);
    if (found !== null) {
      found.members.add(member);
      return;
    }
    this.#random = (Math.imul(this.#random, 1_664_525) + 1_013_904_223) >>> 0;
    const node = {
      range,
      members: new Set([member]),
      priority: this.#random,
      left: null,
      right: null,
      maxTo: range.to,
    };
    const [below, above] = split(this.#root, range);
    this.#root = merge(merge(below, node), above);
  }

  remove(range: KeyRange, member: W): void {
    const found = this.#find(range);
    if (found === null) return;
    found.members.delete(member);
    if (found.members.size === 0) this.#root = without(this.#root, range);
  }

  /** Every member whose range holds the key. */
  visit(key: ByteString, visitor: (member: W) => void): void {
    visitNode(this.#root, key, visitor);
  }

  #find(range: KeyRange): Node<W> | null {
    let node = this.#root;
    while (node !== null) {
      const order = compare(range, node.range);
      if (order === 0) return node;
      node = order < 0 ? node.left : node.right;
    }
    return null;
  }
}

function visitNode<W>(node: Node<W> | null, key: ByteString, visitor: (member: W) => void): void {
  if (node === null || !endsAfter(node.maxTo, key)) return;
  visitNode(node.left, key, visitor);
  if (node.range.from > key) return;
  if (endsAfter(node.range.to, key)) for (const member of node.members) visitor(member);
  visitNode(node.right, key, visitor);
}

/** What is below `range`, and the rest. */
function split<W>(node: Node<W> | null, range: KeyRange): [Node<W> | null, Node<W> | null] {
  if (node === null) return [null, null];
  if (compare(node.range, range) < 0) {
    const [below, above] = split(node.right, range);
    node.right = below;
    return [measured(node), above];
  }
  const [below, above] = split(node.left, range);
  node.left = above;
  return [below, measured(node)];
}

/** Everything in `a` is below everything in `b`. */
function merge<W>(a: Node<W> | null, b: Node<W> | null): Node<W> | null {
  if (a === null) return b;
  if (b === null) return a;
  if (a.priority > b.priority) {
    a.right = merge(a.right, b);
    return measured(a);
  }
  b.left = merge(a, b.left);
  return measured(b);
}

function without<W>(node: Node<W> | null, range: KeyRange): Node<W> | null {
  if (node === null) return null;
  const order = compare(range, node.range);
  if (order === 0) return merge(node.left, node.right);
  if (order < 0) node.left = without(node.left, range);
  else node.right = without(node.right, range);
  return measured(node);
}

function measured<W>(node: Node<W>): Node<W> {
  let maxTo = node.range.to;
  for (const child of [node.left, node.right]) {
    if (child !== null && maxTo !== null && endsAfter(child.maxTo, maxTo)) maxTo = child.maxTo;
  }
  node.maxTo = maxTo;
  return node;
}

function endsAfter(to: ByteString | null, key: ByteString): boolean {
  return to === null || to > key;
}

function compare(a: KeyRange, b: KeyRange): number {
  if (a.from !== b.from) return a.from < b.from ? -1 : 1;
  if (a.to === b.to) return 0;
  if (a.to === null) return 1;
  return b.to === null || a.to < b.to ? -1 : 1;
}
