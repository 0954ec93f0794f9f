import type { BenchResult, MethodResult } from '../../result.ts';
import { count } from '../format.ts';
import { html, type Markup } from '../markup.ts';
import { section } from '../page/section.ts';
import { figures, table, words } from '../page/table.ts';
import { callCells, callColumns } from './stages.ts';

/** One row for each method of the mix, and below, how often each was answered with which gRPC code. */
export function methodsSection({ methods }: BenchResult): Markup | null {
  if (methods.length === 0) return null;
  const rows = methods.map((method) => ({ cells: [method.name, ...callCells(method)] }));
  const body = html`${table('Methods', [words('Method'), ...callColumns()], rows)}${casNote(methods)}${codesTable(methods)}`;
  return section('methods', 'Methods', 'Latencies are response times of OK calls, in milliseconds.', body);
}

/** How often a compare-and-set found what it expected; both answers are OK. */
function casNote(methods: readonly MethodResult[]): Markup {
  const cas = methods.find(({ succeeded }) => succeeded !== undefined);
  if (cas === undefined) return html``;
  return html`<p>Of ${count(cas.ok)} compare-and-sets that were answered, ${count(cas.succeeded!)} found what they expected and wrote.</p>`;
}

function codesTable(methods: readonly MethodResult[]): Markup {
  const columns = [words('gRPC code'), ...methods.map((method) => figures(method.name))];
  const rows = codesOf(methods).map((code) => {
    return { cells: [code, ...methods.map((method) => count(method.codes[code] ?? 0))] };
  });
  return html`<div class="narrow">${table('Answers by gRPC code', columns, rows)}</div>`;
}

/** OK first, then the most frequent. */
function codesOf(methods: readonly MethodResult[]): readonly string[] {
  const codes = [...new Set(methods.flatMap((method) => Object.keys(method.codes)))];
  const total = (code: string): number => methods.reduce((sum, method) => sum + (method.codes[code] ?? 0), 0);
  return codes.sort((a, b) => Number(b === 'OK') - Number(a === 'OK') || total(b) - total(a));
}
