import type { Operation } from '../check/operation.ts';
import { duration } from './format.ts';
import { html, type Markup } from './markup.ts';

/** A part of a history to be drawn. */
export interface PicturedPart {
  readonly key: string;
  readonly part: readonly Operation[];
  /** Index of the operation to point out. */
  readonly culprit: number | null;
}

/** More would be no picture any more; the text has them all. */
const maxOperations = 60;

const left = 84;
const right = 24;
const top = 14;
const laneHeight = 52;
const barHeight = 18;
const stepWidth = 100;
const axisHeight = 44;

/**
 * The operations as bars from call to return, a lane for each client, time from left to right. The order of calls and
 * returns is drawn true and their distances are not: what happens within a millisecond after a second of quiet must show.
 * A whole SVG document: in a page its colours follow the page, in a file of its own they are those for white paper.
 */
export function historyPicture({ key, part, culprit }: PicturedPart): Markup {
  const shown = part.slice(0, maxOperations);
  const axis = new EventAxis(shown);
  const clients = [...new Set(shown.map(({ client }) => client))].sort((a, b) => a - b);
  const width = left + axis.width + right;
  const height = top + clients.length * laneHeight + axisHeight;
  const bottom = height - axisHeight;
  const label = `${shown.length} operations on ${key} over time, by client`;
  return html`<svg class="history" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${label}">
<g font-family="system-ui, sans-serif" font-size="12" fill="${ink}">
${axis.moments.map((us, i) => moment(axis, us, i, bottom))}${clients.map((client, lane) => laneOf(client, lane, width))}${shown.map(
  (operation, i) => bar(operation, i, axis, clients.indexOf(operation.client), i === culprit, width),
)}</g>
</svg>
`;
}

const ink = 'var(--ink, #15191e)';
const muted = 'var(--muted, #57606b)';
const rule = 'var(--rule, #e1e5ea)';
const bad = 'var(--bad, #b93a00)';

const colours: Readonly<Record<Operation['kind'], string>> = {
  put: 'var(--s1, #0067b0)',
  get: 'var(--s2, #008765)',
  delete: 'var(--s4, #a5478a)',
  cas: 'var(--s5, #b67a00)',
};

/** Every call and every return has its place, one step after the one before. */
class EventAxis {
  /** Microseconds, ascending. */
  readonly moments: readonly number[];
  private readonly places: ReadonlyMap<number, number>;

  constructor(part: readonly Operation[]) {
    const all = part.flatMap(({ callUs, returnUs }) => (isOpen(returnUs) ? [callUs] : [callUs, returnUs]));
    this.moments = [...new Set(all)].sort((a, b) => a - b);
    this.places = new Map(this.moments.map((us, i) => [us, left + i * stepWidth]));
  }

  get width(): number {
    return this.moments.length * stepWidth;
  }

  at(us: number): number {
    return this.places.get(us) ?? left + this.width;
  }
}

/** Infinite, or null after its way through JSON. */
function isOpen(returnUs: number): boolean {
  return !Number.isFinite(returnUs);
}

function moment(axis: EventAxis, us: number, index: number, bottom: number): Markup {
  const x = axis.at(us);
  const first = axis.moments[0]!;
  const text = index === 0 ? `${(us / 1e6).toFixed(3)} s` : `+${duration((us - first) / 1000)}`;
  return html`<path d="M${x} ${top}V${bottom}" stroke="${rule}"/><text x="${x}" y="${bottom + 17}" text-anchor="middle" fill="${muted}">${text}</text>
`;
}

function laneOf(client: number, lane: number, width: number): Markup {
  const y = top + lane * laneHeight;
  return html`<path d="M0 ${y + laneHeight}H${width}" stroke="${rule}"/><text x="0" y="${y + 36}" fill="${muted}">client ${client}</text>
`;
}

function bar(
  operation: Operation,
  index: number,
  axis: EventAxis,
  lane: number,
  isCulprit: boolean,
  width: number,
): Markup {
  const open = isOpen(operation.returnUs);
  const x = axis.at(operation.callUs);
  const end = open ? width : axis.at(operation.returnUs);
  const y = top + lane * laneHeight + 22;
  const colour = isCulprit ? bad : colours[operation.kind];
  const size = html`x="${x}" y="${y}" width="${Math.max(3, end - x)}" height="${barHeight}" rx="4"`;
  const look = open
    ? html`fill="${colour}" fill-opacity=".15" stroke="${colour}" stroke-dasharray="5 4"`
    : html`fill="${colour}" fill-opacity=".8"`;
  return html`<rect ${size} ${look}/><text x="${x}" y="${y - 5}" font-weight="${isCulprit ? 700 : 500}" fill="${isCulprit ? bad : ink}">#${index + 1} ${shortLabel(operation)}</text>
`;
}

function shortLabel({ kind, value, expected, took, revision, outcome }: Operation): string {
  const at = revision === null ? '' : ` · rev ${revision}`;
  const doubt = outcome === 'unknown' ? ' ?' : '';
  const answer = took === null ? '' : took ? ' ✓' : ' ✗';
  switch (kind) {
    case 'get':
      return `get → ${value ?? 'nothing'}${at}`;
    case 'put':
      return `put ${value}${at}${doubt}`;
    case 'delete':
      return `delete${answer}${at}${doubt}`;
    case 'cas':
      return `cas ${expected ?? 'nothing'}→${value ?? 'nothing'}${answer}${at}${doubt}`;
  }
}
