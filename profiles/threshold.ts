import { parseDurationMs } from './duration.ts';
import { parseBytes } from './quantity.ts';
import { suggestion } from './suggestion.ts';

/**
 * What a run must reach, in one line each:
 *
 *   threshold = metric [ scope ] operator value | "linearizable == true"
 *   metric    = latency "." statistic | "recovery." moment | "recovery.p99Ratio" | count | ratio | rate | "generatorCpu"
 *             | "rssGrowth" | "diskBytes"
 *   latency   = "response" | "service" | "lateness" | "error"
 *   statistic = "mean" | "p50" | "p90" | "p99" | "p999" | "max"
 *   moment    = "firstError" | "newLeader" | "firstWriteOk" | "writeGap" | "p99Back"       worst of all faults; never = infinite
 *   p99Ratio  : p99 of the worst ten seconds that begin while a fault lasts, against the ten quiet seconds before it
 *   rssGrowth : most that the memory of a node grew after the first fifth of the run; diskBytes: most on any node's disk
 *   count     = "offered" | "sent" | "ok" | "errors" | "dropped" | "unknown" | "lost"
 *   ratio     = "errorRatio" | "unknownRatio" | "droppedRatio"
 *   rate      = "offeredRps" | "achievedRps"
 *   scope     = "{" ( "stage" | "method" ) "=" name "}"     without it: all measured stages, all methods
 *   operator  = "<=" | "<" | ">=" | ">" | "=="
 *   value     = number [ "us" | "ms" | "s" | "m" | "h" | "%" | "KB" | "MiB" … ]
 *
 * "response.p99{method=put} <= 25ms", "errors == 0", "errorRatio <= 0.5%", "recovery.firstWriteOk <= 1s"
 */
export interface Threshold {
  /** As written. */
  readonly expression: string;
  readonly metric: Metric;
  readonly scope: { readonly by: 'stage' | 'method'; readonly name: string } | null;
  readonly operator: Operator;
  /** Milliseconds, calls, calls per second, microseconds (generatorCpu), or a share of 1, after the metric. */
  readonly limit: number;
  readonly unit: Unit;
}

export type Operator = '<=' | '<' | '>=' | '>' | '==';
export type Unit = 'ms' | 'calls' | 'rps' | 'us' | 'bytes' | '×' | 'truth' | '';

const latencies = ['response', 'service', 'lateness', 'error'] as const;
const statistics = ['mean', 'p50', 'p90', 'p99', 'p999', 'max'] as const;
export const moments = ['firstError', 'newLeader', 'firstWriteOk', 'writeGap', 'p99Back'] as const;
const counts = ['offered', 'sent', 'ok', 'errors', 'dropped', 'unknown', 'lost'] as const;
const ratios = ['errorRatio', 'unknownRatio', 'droppedRatio'] as const;
const rates = ['offeredRps', 'achievedRps'] as const;

export type Metric =
  | {
      readonly kind: 'latency';
      readonly of: (typeof latencies)[number];
      readonly statistic: (typeof statistics)[number];
    }
  | { readonly kind: 'recovery'; readonly moment: (typeof moments)[number] }
  | { readonly kind: 'count'; readonly of: (typeof counts)[number] }
  | { readonly kind: 'ratio'; readonly of: (typeof ratios)[number] }
  | { readonly kind: 'rate'; readonly of: (typeof rates)[number] }
  | { readonly kind: 'generatorCpu' }
  | { readonly kind: 'truth' }
  | { readonly kind: 'p99Ratio' }
  | { readonly kind: 'rssGrowth' }
  | { readonly kind: 'diskBytes' };

const metrics: ReadonlyMap<string, Metric> = new Map<string, Metric>([
  ...latencies.flatMap((of) =>
    statistics.map((statistic): [string, Metric] => [`${of}.${statistic}`, { kind: 'latency', of, statistic }]),
  ),
  ...moments.map((moment): [string, Metric] => [`recovery.${moment}`, { kind: 'recovery', moment }]),
  ...counts.map((of): [string, Metric] => [of, { kind: 'count', of }]),
  ...ratios.map((of): [string, Metric] => [of, { kind: 'ratio', of }]),
  ...rates.map((of): [string, Metric] => [of, { kind: 'rate', of }]),
  ['generatorCpu', { kind: 'generatorCpu' }],
  ['linearizable', { kind: 'truth' }],
  ['recovery.p99Ratio', { kind: 'p99Ratio' }],
  ['rssGrowth', { kind: 'rssGrowth' }],
  ['diskBytes', { kind: 'diskBytes' }],
]);

const shape =
  /^([A-Za-z0-9.]+)\s*(?:\{(stage|method)=([^}]+)\})?\s*(<=|>=|==|<|>)\s*(\d+(?:\.\d+)?)(us|ms|s|m|h|%|(?:[KMG]i?)?B)?$/;

const linearizable = /^linearizable\s*==\s*true$/;

/** The threshold that `expression` says, or the sentence that tells what is wrong with it. */
export function parseThreshold(expression: string): Threshold | string {
  if (linearizable.test(expression.trim())) {
    return { expression, metric: { kind: 'truth' }, scope: null, operator: '==', limit: 1, unit: 'truth' };
  }
  const match = shape.exec(expression.trim());
  if (match === null)
    return `"${expression}" is not "metric <= value", such as "response.p99 <= 25ms" or "errors == 0"`;
  const [, name = '', by, scopeName, operator, number, suffix = ''] = match;
  const metric = metrics.get(name);
  if (metric === undefined) return `"${name}" is not a metric; ${suggestion(name, [...metrics.keys()])}`;
  const scope = by === undefined ? null : { by: by as 'stage' | 'method', name: scopeName! };
  const wrongScope = scope === null ? null : scopeProblem(name, metric, scope.by);
  if (wrongScope !== null) return wrongScope;
  const limit = limitOf(name, metric, Number(number), suffix);
  if (typeof limit === 'string') return limit;
  return { expression, metric, scope, operator: operator as Operator, limit, unit: unitOf(metric) };
}

function scopeProblem(name: string, metric: Metric, by: 'stage' | 'method'): string | null {
  const known =
    (metric.kind === 'latency' && (metric.of === 'response' || metric.of === 'service')) ||
    (metric.kind === 'count' && metric.of !== 'lost') ||
    metric.kind === 'ratio' ||
    (metric.kind === 'rate' && metric.of === 'achievedRps' && by === 'stage');
  return known ? null : `"${name}" is not kept per ${by}: leave the {${by}=…} out`;
}

function limitOf(name: string, metric: Metric, number: number, suffix: string): number | string {
  switch (metric.kind) {
    case 'latency':
    case 'recovery':
    case 'generatorCpu': {
      const ms = parseDurationMs(`${number}${suffix}`);
      if (ms === null) return `"${name}" needs a limit with a unit of time, such as 25ms`;
      return metric.kind === 'generatorCpu' ? ms * 1000 : ms;
    }
    case 'diskBytes':
      return parseBytes(`${number}${suffix}`) ?? `"${name}" needs a limit with a unit of size, such as 500MiB`;
    case 'rssGrowth':
    case 'ratio':
      if (suffix !== '' && suffix !== '%') return `"${name}" needs a share such as 0.5% or 0.005, not "${suffix}"`;
      return suffix === '%' ? number / 100 : number;
    case 'truth':
      return `"${name}" is asked for as "${name} == true"`;
    case 'count':
    case 'rate':
    case 'p99Ratio':
      return suffix === '' ? number : `"${name}" is a plain number: leave "${suffix}" out`;
  }
}

function unitOf(metric: Metric): Unit {
  switch (metric.kind) {
    case 'latency':
    case 'recovery':
      return 'ms';
    case 'generatorCpu':
      return 'us';
    case 'count':
      return 'calls';
    case 'rate':
      return 'rps';
    case 'truth':
      return 'truth';
    case 'diskBytes':
      return 'bytes';
    case 'p99Ratio':
      return '×';
    case 'ratio':
    case 'rssGrowth':
      return '';
  }
}

/** Whether `measured` satisfies the threshold. */
export function holds({ operator, limit }: Threshold, measured: number): boolean {
  switch (operator) {
    case '<=':
      return measured <= limit;
    case '<':
      return measured < limit;
    case '>=':
      return measured >= limit;
    case '>':
      return measured > limit;
    case '==':
      return measured === limit;
  }
}
