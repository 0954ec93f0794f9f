import { absent, count, dateTime, duration, rate, significant } from './format.ts';
import type { Peer, PeerRun, PeersDocument, PeersWorkload } from './peers-document.ts';

/** The comparison as aligned plain text for a terminal, no trailing newline. */
export function renderPeersText(document: PeersDocument): string {
  return [
    document.title,
    ...introduction(document).map((line) => `  ${line}`),
    '',
    ...alignedTable(tableOf(document)),
    ...skippedLines(document),
  ].join('\n');
}

/** The comparison as a Markdown page, for `docs/results/`. */
export function renderPeersMarkdown(document: PeersDocument): string {
  return [
    `# ${escapeMarkdown(document.title)}`,
    '',
    ...introduction(document).map((line) => `- ${escapeMarkdown(line)}`),
    '',
    ...markdownTable(tableOf(document)),
    ...skippedLines(document).map(escapeMarkdown),
    '',
    'Made again by:',
    '',
    `    ${document.reproduce}`,
    '',
  ].join('\n');
}

/** The first two columns are words, the others figures. */
interface Table {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const wordColumns = 2;

function introduction({ environment, peers }: PeersDocument): readonly string[] {
  const { cpuCount, cpuModel, os, nodeVersion, scalectlVersion } = environment;
  return [
    `${dateTime(environment.startedAt)}, ${count(cpuCount)} × ${cpuModel}, ${os}, Node.js ${nodeVersion}, scalectl ${scalectlVersion}`,
    ...peers.map((peer) => `${peer.name}: ${peer.version}`),
    `Ratios: ${peers[0]?.name ?? absent} to the other one; a rate above 1 and a latency below 1 are better`,
  ];
}

function tableOf(document: PeersDocument): Table {
  return {
    head: ['workload', 'system', 'OK rate', 'ratio', 'p50', 'p99', 'ratio', 'p99.9', 'failed', 'verdict'],
    rows: document.workloads.flatMap((workload) =>
      workload.runs.map((run) => rowOf(workload, run, baselineOf(document.peers, workload))),
    ),
  };
}

function baselineOf(peers: readonly Peer[], workload: PeersWorkload): PeerRun | undefined {
  return workload.runs.find((run) => run.peer === peers[0]?.name);
}

function rowOf(workload: PeersWorkload, run: PeerRun, baseline: PeerRun | undefined): readonly string[] {
  const { summary, verdict } = run;
  const hasLatency = summary.responseMs.count > 0;
  const latency = (ms: number): string => (hasLatency ? duration(ms) : absent);
  return [
    workload.name,
    run.peer,
    rate(summary.achievedRps),
    ratio(baseline, run, (of) => of.summary.achievedRps),
    latency(summary.responseMs.p50),
    latency(summary.responseMs.p99),
    ratio(baseline, run, (of) => of.summary.responseMs.p99),
    latency(summary.responseMs.p999),
    count(summary.errors + summary.unknown + summary.dropped),
    verdict,
  ];
}

/** Only between two runs that measured their systems: a void run says nothing, so no ratio is made from it. */
function ratio(baseline: PeerRun | undefined, run: PeerRun, pick: (run: PeerRun) => number): string {
  if (baseline === undefined || baseline === run || !isMeasured(baseline) || !isMeasured(run)) return absent;
  const value = pick(baseline) / pick(run);
  return Number.isFinite(value) ? `${significant(value)} ×` : absent;
}

function isMeasured({ verdict, summary }: PeerRun): boolean {
  return verdict !== 'void' && verdict !== 'aborted' && summary.responseMs.count > 0;
}

function skippedLines({ skipped }: PeersDocument): readonly string[] {
  if (skipped.length === 0) return [];
  return ['', ...skipped.map(({ peer, reason }) => `Skipped ${peer}: ${reason}`)];
}

function alignedTable({ head, rows }: Table): readonly string[] {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  return [head, ...rows].map((cells) =>
    cells
      .map((cell, column) =>
        column < wordColumns ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
}

function markdownTable({ head, rows }: Table): readonly string[] {
  const rule = head.map((_, column) => (column < wordColumns ? '---' : '---:'));
  return [head, rule, ...rows.map((row) => row.map(escapeMarkdown))].map((cells) => `| ${cells.join(' | ')} |`);
}

/** What would start markup or end a table cell. */
function escapeMarkdown(text: string): string {
  return text.replace(/[\\|`*_<>[\]]/g, '\\$&').replaceAll('\n', ' ');
}
