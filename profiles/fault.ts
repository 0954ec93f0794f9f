/** What a profile breaks. Times in milliseconds since the start of the load, warm-up included. */
export type PlannedFault =
  | PlannedNodeFault
  | PlannedScale
  | PlannedMemberFault
  | PlannedPartition
  | PlannedLink
  | PlannedGrayNode
  | PlannedHeal;

const nodeFaultKinds = ['kill-node', 'start-node', 'pause-node', 'resume-node'] as const;
const memberFaultKinds = ['replace-node', 'transfer-leader'] as const;
export const faultKinds = [
  ...nodeFaultKinds,
  'scale',
  ...memberFaultKinds,
  'partition',
  'link',
  'gray-node',
  'heal',
] as const;
export type FaultKind = (typeof faultKinds)[number];

/** Something that is done to processes. */
export interface PlannedNodeFault {
  readonly atMs: number;
  readonly kind: (typeof nodeFaultKinds)[number];
  readonly target: string;
  readonly signal: string;
}

/** Another number of nodes: no fault, but requests must not feel it. */
export interface PlannedScale {
  readonly atMs: number;
  readonly kind: 'scale';
  /** "to 5" */
  readonly target: string;
  readonly nodeCount: number;
}

/** Another node in the place of the target, or another leader: the target, or with "best" the nearest to the log's end. */
export interface PlannedMemberFault {
  readonly atMs: number;
  readonly kind: (typeof memberFaultKinds)[number];
  readonly target: string;
}

export const cutModes = ['drop', 'reset', 'refuse-new'] as const;
export type CutMode = (typeof cutModes)[number];

/** Shapes of partitions, and what each turns around when nothing is named; null: it takes no target. */
export const partitionShapes = {
  majority: 'majority',
  minority: 'minority',
  'one-way': 'leader',
  bridge: 'follower',
  ring: null,
  chain: 'leader',
  isolate: 'leader',
  dc: 'leader',
} as const;
export type PartitionShapeName = keyof typeof partitionShapes;

/** Links cut in a shape; ends by itself after `durationMs`. */
export interface PlannedPartition {
  readonly atMs: number;
  readonly kind: 'partition';
  /** "all" for the ring, which takes none. */
  readonly target: string;
  readonly shape: PartitionShapeName;
  readonly mode: CutMode;
  readonly direction: 'out' | 'in';
  readonly clients: boolean;
  readonly durationMs: number;
}

/** One direction of links disturbed. */
export interface PlannedLink {
  readonly atMs: number;
  readonly kind: 'link';
  /** "leader → n2" */
  readonly target: string;
  readonly from: string;
  readonly to: string;
  readonly both: boolean;
  readonly cut: CutMode | null;
  readonly delayMs: number;
  readonly jitterMs: number;
  readonly lossRatio: number;
  readonly bandwidthBytesPerS: number;
  readonly durationMs: number;
}

/** A node that stands still for a share of each period. */
export interface PlannedGrayNode {
  readonly atMs: number;
  readonly kind: 'gray-node';
  readonly target: string;
  readonly stallMs: number;
  readonly periodMs: number;
  readonly durationMs: number;
}

/** Ends what earlier partition, link and gray-node faults of the run have set. */
export interface PlannedHeal {
  readonly atMs: number;
  readonly kind: 'heal';
  readonly target: string;
}

/** Whether requests are expected to suffer from it, rather than to be rid of something. */
export function disturbs(kind: string): boolean {
  return kind !== 'start-node' && kind !== 'resume-node' && kind !== 'heal';
}

/** Whether requests may feel it at all: that a node comes back does them good, and costs them something first. */
export function isFelt(kind: string): boolean {
  return kind !== 'heal';
}

/** Whether it is done at one blow, so that what follows shows how long the cluster took; else it is a work of its own. */
export function isSudden(fault: PlannedFault): boolean {
  switch (fault.kind) {
    case 'scale':
    case 'replace-node':
    case 'transfer-leader':
      return false;
    case 'kill-node':
      return fault.signal === 'SIGKILL';
    default:
      return true;
  }
}
