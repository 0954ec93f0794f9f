import { lateByMs } from '../../faults/lateness.ts';
import type { BenchResult, FaultResult } from '../../result.ts';
import { notBackWords } from '../fault-words.ts';
import { absent, count, duration, instant } from '../format.ts';
import { type Content, html, type Markup } from '../markup.ts';
import { section } from '../page/section.ts';
import { figures, type Row, table, words } from '../page/table.ts';

/** Each fault with what it hit and how long the cluster took to recover; nothing when there were none. */
export function faultsSection({ faults }: BenchResult): Markup | null {
  if (faults.length === 0) return null;
  const note =
    'Times count from the start of the fault. First write: acknowledged and sent after the fault; of a change of members or leader, and of what lasts, the longest time without one, until it is over. p99 back: within 10 % of the quiet seconds before, to the second, with no more calls failing or hanging. p99 ×: the worst ten seconds that begin while the fault lasts, against the ten quiet ones before it; quiet is what earlier faults did not touch. Failed and unknown calls are counted where they were sent.';
  const columns = [
    words('Fault'),
    figures('At'),
    words('Hit'),
    figures('First error'),
    figures('New leader'),
    figures('First write'),
    figures('p99 back'),
    figures('p99 ×'),
    figures('Failed'),
    figures('Unknown'),
  ];
  return section('faults', 'Faults and recovery', note, table('Faults and recovery', columns, faults.map(faultRow)));
}

function faultRow(fault: FaultResult, index: number): Row {
  return {
    kind: fault.error === null && fault.mismatch === undefined ? '' : 'missed',
    cells: [
      html`<span class="badge">${index + 1}</span>${fault.kind} <span class="unit">${about(fault)}</span>`,
      when(fault),
      hit(fault),
      after(fault.firstErrorMs),
      newLeader(fault),
      firstWrite(fault),
      p99Back(fault),
      timesBefore(fault),
      count(fault.failed),
      count(fault.unknown),
    ],
  };
}

function when(fault: FaultResult): Content {
  const lateMs = lateByMs(fault);
  if (lateMs === null) return instant(fault.atMs);
  return html`${instant(fault.atMs)} <span class="unit">(${duration(lateMs)} late)</span>`;
}

/** What was asked for; of a fault that lasts, what it came to. */
function about({ target, lasting }: FaultResult): string {
  return lasting === undefined ? target : `${lasting.summary}, for ${duration(lasting.durationMs)}`;
}

function hit(fault: FaultResult): Content {
  if (fault.error !== null)
    return html`<span class="state bad">✕ not done:</span> <span class="wrap">${fault.error}</span>`;
  const nodes = fault.nodes.length === 0 ? absent : fault.nodes.join(', ');
  if (fault.mismatch !== undefined)
    return html`${nodes} <span class="state bad">✕ not as declared:</span> <span class="wrap">${fault.mismatch}</span>`;
  if (fault.lasting !== undefined) return lasted(nodes, fault.lasting);
  const wasLeader = fault.leaderBefore !== null && fault.nodes.includes(fault.leaderBefore);
  return wasLeader
    ? html`${nodes} <span class="unit">(${fault.nodes.length === 1 ? '' : `${fault.leaderBefore} `}led)</span>`
    : nodes;
}

/** The nodes that it turned around, and who could lead meanwhile. */
function lasted(nodes: string, { quorumConnected, links }: NonNullable<FaultResult['lasting']>): Content {
  const reach = quorumConnected.length === 0 ? 'nobody' : quorumConnected.join(', ');
  return html`${nodes} <span class="unit" title="${links.join(', ')}">(quorum: ${reach})</span>`;
}

function newLeader(fault: FaultResult): Content {
  if (fault.newLeaderMs === null) return absent;
  return html`${fault.newLeader === null ? null : html`<span class="unit">${fault.newLeader}</span> `}${duration(fault.newLeaderMs)}`;
}

function timesBefore({ p99BeforeMs, p99AroundMs }: FaultResult): string {
  return p99BeforeMs && p99AroundMs ? `${(p99AroundMs / p99BeforeMs).toFixed(1)}×` : absent;
}

function firstWrite({ firstWriteOkMs, writeGapMs }: FaultResult): Content {
  if (writeGapMs == null) return after(firstWriteOkMs);
  const first = firstWriteOkMs === null ? '' : `${duration(firstWriteOkMs)}, `;
  return html`${first}<span class="unit">none for</span> ${duration(writeGapMs)}`;
}

function p99Back({ p99BackMs, p99NotBack }: FaultResult): Content {
  if (p99NotBack !== undefined) return html`<span class="unit">${notBackWords[p99NotBack]}</span>`;
  return p99BackMs === 0 ? html`<span class="unit">stayed</span>` : after(p99BackMs);
}

function after(ms: number | null): string {
  return ms === null ? absent : duration(ms);
}
