import type { FaultResult } from '../../result.ts';
import { instant } from '../format.ts';
import { html, type Markup } from '../markup.ts';
import { share } from './plot.ts';
import type { Scale } from './scale.ts';

export interface FaultMark {
  /** Share of the axis. */
  readonly at: number;
  /** 0 is the highest row of numbers. */
  readonly row: number;
  readonly number: number;
  readonly title: string;
}

/** Numbers closer than this would touch on a narrow window. */
const closest = 0.06;
const maxRows = 3;

/** Where each fault's line and number stand: numbers that would touch go to the next row down. */
export function placeFaults(scale: Scale, faults: readonly FaultResult[]): readonly FaultMark[] {
  let row = 0;
  let previous = Number.NEGATIVE_INFINITY;
  return faults.map((fault, index) => {
    const at = scale.position(fault.atMs);
    row = Math.abs(at - previous) < closest ? (row + 1) % maxRows : 0;
    previous = at;
    const title = `${fault.kind} ${fault.nodes.join(', ')} at ${instant(fault.atMs)}`;
    return { at, row, number: index + 1, title };
  });
}

export function rowCount(marks: readonly FaultMark[]): number {
  return marks.reduce((rows, mark) => Math.max(rows, mark.row + 1), 0);
}

export function faultLine({ at, row, number, title }: FaultMark): Markup {
  return html`<i class="fault" style="left:${share(at)};--row:${row}"><span title="${title}">${number}</span></i>`;
}
