import { type PartitionShapeName, partitionShapes } from '../../profiles/fault.ts';
import type { LinkEffect } from '../../server/faults/link-effect.ts';

/** The words for partitions. What each one means stands in docs/faults.md. */
export type ShapeName = PartitionShapeName;
export const shapeNames = Object.keys(partitionShapes) as ShapeName[];

/** What one node says to another. */
export interface DirectedLink {
  readonly from: string;
  readonly to: string;
}

/** Stands for all clients, as one end of a link. */
export const clientsName = 'clients';

/** A link, and what nodes say they do to it. */
export interface DeclaredLink extends DirectedLink {
  readonly effect: LinkEffect;
}

export interface ShapeNode {
  readonly name: string;
  readonly dc: string;
}

export interface ShapeRequest {
  readonly shape: ShapeName;
  /** All nodes of the cluster, in the order of their names. */
  readonly nodes: readonly ShapeNode[];
  /** Names of the nodes that the shape turns around; empty for `ring`. */
  readonly target: readonly string[];
  /** Of `one-way`: `out` cuts what the target says, `in` what it hears. */
  readonly direction: 'out' | 'in';
  /** Whether these nodes are enough to elect a leader, and for it to write. */
  readonly isMajority: (names: readonly string[]) => boolean;
}

export interface PartitionShape {
  readonly cuts: readonly DirectedLink[];
  /** Nodes on the losing side: whose clients are cut off too when that is asked for. */
  readonly cutOff: readonly string[];
}

/** The directed links that a shape cuts, or the sentence that says why it cannot be drawn on this cluster. */
export function drawShape(request: ShapeRequest): PartitionShape | string {
  const { shape, nodes, target } = request;
  if (nodes.length < 2) return 'A cluster of one node has no links to cut';
  const names = nodes.map(({ name }) => name);
  switch (shape) {
    case 'minority':
    case 'majority':
      return drawHalves(shape, names, request);
    case 'isolate':
      return { cuts: linksOf(names, (a, b) => target.includes(a) || target.includes(b)), cutOff: target };
    case 'one-way':
      return drawOneWay(names, request);
    case 'dc':
      return drawDataCentre(nodes, request);
    case 'bridge':
    case 'chain':
    case 'ring':
      return drawFigure(shape, names, target);
  }
}

/** The group of the target on one side, everybody else on the other; each side stays whole. */
function split(names: readonly string[], group: readonly string[]): readonly DirectedLink[] {
  return linksOf(names, (a, b) => group.includes(a) !== group.includes(b));
}

function drawHalves(shape: 'majority' | 'minority', names: readonly string[], request: ShapeRequest) {
  const { target } = request;
  const isMajority = request.isMajority(target);
  if (target.length === names.length) return `The target is the whole cluster: there is nobody to cut it off from`;
  if (shape === 'majority' && !isMajority) return `${list(target)} of ${names.length} nodes are no majority`;
  if (shape === 'minority' && isMajority) return `${list(target)} of ${names.length} nodes are no minority`;
  const others = names.filter((name) => !target.includes(name));
  return { cuts: split(names, target), cutOff: isMajority ? others : target };
}

function drawOneWay(names: readonly string[], { target, direction }: ShapeRequest): PartitionShape | string {
  if (target.length === names.length) return 'The target is the whole cluster: there is nobody else to be heard';
  const cuts = linksOf(names, (from, to) => {
    const [near, far] = direction === 'out' ? [from, to] : [to, from];
    return target.includes(near) && !target.includes(far);
  });
  return { cuts, cutOff: target };
}

function drawDataCentre(nodes: readonly ShapeNode[], { target, isMajority }: ShapeRequest): PartitionShape | string {
  const dcs = new Set(nodes.filter(({ name }) => target.includes(name)).map(({ dc }) => dc));
  const group = nodes.filter(({ dc }) => dcs.has(dc)).map(({ name }) => name);
  if (group.length === nodes.length)
    return `All nodes are in ${list([...dcs])}: there is no other data centre to cut off`;
  const names = nodes.map(({ name }) => name);
  const others = names.filter((name) => !group.includes(name));
  // A data centre may hold the majority: then it is the rest that loses.
  return { cuts: split(names, group), cutOff: isMajority(group) ? others : group };
}

/** Shapes that say which links are left: both directions of each pair of neighbours. */
function drawFigure(
  shape: 'bridge' | 'chain' | 'ring',
  names: readonly string[],
  target: readonly string[],
): PartitionShape | string {
  const fewest = shape === 'ring' ? 4 : 3;
  if (names.length < fewest) return `A ${shape} of ${names.length} nodes cuts nothing: it takes at least ${fewest}`;
  if (shape !== 'ring' && target.length !== 1) return `A ${shape} turns around one node, not ${target.length}`;
  const [first = names[0]!] = target;
  const line = [first, ...names.filter((name) => name !== first)];
  const last = line.length - 1;
  const distance = (a: string, b: string) => Math.abs(line.indexOf(a) - line.indexOf(b));
  const left = {
    bridge: (a: string, b: string) => a === first || b === first,
    chain: (a: string, b: string) => distance(a, b) === 1,
    ring: (a: string, b: string) => distance(a, b) === 1 || distance(a, b) === last,
  }[shape];
  return { cuts: linksOf(names, (a, b) => !left(a, b)), cutOff: [] };
}

/** Every directed link between two of `names` that the condition takes. */
export function linksOf(
  names: readonly string[],
  takes: (from: string, to: string) => boolean = () => true,
): readonly DirectedLink[] {
  return names.flatMap((from) => names.filter((to) => to !== from && takes(from, to)).map((to) => ({ from, to })));
}

function list(names: readonly string[]): string {
  return names.length === 0 ? 'No one' : names.join(', ');
}
