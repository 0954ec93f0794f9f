/**
 * SVG path data in a box of 1000 by 1000 that the page stretches to the plot's real size. Lines keep their width because
 * they are drawn with `vector-effect: non-scaling-stroke`. All values are shares: 0 is left or bottom, 1 right or top.
 */

export const boxSize = 1000;

/** A value that holds from one moment to another; null where there is none, which leaves a gap. */
export interface Step {
  readonly from: number;
  readonly to: number;
  readonly value: number | null;
}

/** Level for as long as a value holds. Slopes between per-second figures would show a change before it happened. */
export function stepLine(steps: readonly Step[]): string {
  let path = '';
  let previousEnd: number | null = null;
  for (const { from, to, value } of steps) {
    if (value === null) {
      previousEnd = null;
      continue;
    }
    const joined = previousEnd !== null && Math.abs(previousEnd - from) < 1e-6;
    path += `${joined ? `V${y(value)}` : `M${x(from)} ${y(value)}`}H${x(to)}`;
    previousEnd = to;
  }
  return path;
}

/** The area between each step and `base`. */
export function stepArea(steps: readonly Step[], base: (index: number) => number = () => 0): string {
  return steps
    .map(({ from, to, value }, index) => {
      const bottom = base(index);
      return value === null || value <= bottom ? '' : `M${x(from)} ${y(bottom)}V${y(value)}H${x(to)}V${y(bottom)}Z`;
    })
    .join('');
}

/** Straight lines through points, for curves over something other than time. */
export function polyline(points: readonly { readonly at: number; readonly value: number }[]): string {
  return points.map(({ at, value }, index) => `${index === 0 ? 'M' : 'L'}${x(at)} ${y(value)}`).join('');
}

/** Lines across the whole box: horizontal ones at `levels`, vertical ones at `columns`. */
export function gridLines(levels: readonly number[], columns: readonly number[]): string {
  const across = levels.map((level) => `M0 ${y(level)}H${boxSize}`);
  const upward = columns.map((column) => `M${x(column)} 0V${boxSize}`);
  return [...across, ...upward].join('');
}

function x(share: number): string {
  return tenths(share * boxSize);
}

function y(share: number): string {
  return tenths((1 - share) * boxSize);
}

function tenths(value: number): string {
  return String(Math.round(value * 10) / 10);
}
