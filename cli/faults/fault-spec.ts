import type { Stall } from '../../server/faults/fault.ts';
import type { CutMode, LinkEffect } from '../../server/faults/link-effect.ts';
import type { ShapeName } from './shapes.ts';

/** A fault as it is asked for. Targets are selectors: what they mean is decided when it happens. */
export type FaultSpec = PartitionSpec | LinkSpec | GrayNodeSpec;

export interface PartitionSpec {
  readonly kind: 'partition';
  readonly shape: ShapeName;
  /** Null: the usual one of the shape. */
  readonly target: string | null;
  readonly direction: 'out' | 'in';
  readonly mode: CutMode;
  /** Whether clients of the nodes that are cut off are cut off as well. */
  readonly clients: boolean;
}

export interface LinkSpec {
  readonly kind: 'link';
  /** Nodes, or `clients`. */
  readonly from: string;
  readonly to: string;
  /** Also from `to` to `from`. */
  readonly both: boolean;
  readonly effect: LinkEffect;
}

export interface GrayNodeSpec {
  readonly kind: 'gray-node';
  readonly target: string;
  readonly stall: Stall;
}

/** "drop, +50 ms ±10 ms, 10 % lost, 1000 B/s"; "nothing" for no effect. */
export function describeEffect({ cut, delayMs, jitterMs, lossRatio, bandwidthBytesPerS }: LinkEffect): string {
  const parts = [
    ...(cut === null ? [] : [cut]),
    ...(delayMs > 0 || jitterMs > 0 ? [`+${round(delayMs)} ms${jitterMs > 0 ? ` ±${round(jitterMs)} ms` : ''}`] : []),
    ...(lossRatio > 0 ? [`${round(lossRatio * 100)} % lost`] : []),
    ...(bandwidthBytesPerS > 0 ? [`${round(bandwidthBytesPerS)} B/s`] : []),
  ];
  return parts.length === 0 ? 'nothing' : parts.join(', ');
}

export function describeStall({ stallMs, periodMs }: Stall): string {
  return `stands still ${round((stallMs / periodMs) * 100)} % of each ${round(periodMs)} ms`;
}

function round(value: number): number {
  return Number(value.toFixed(2));
}
