import { type Content, html, type Markup } from '../markup.ts';

export interface Column {
  readonly head: Content;
  /** Numbers stand right, words left. */
  readonly align: 'left' | 'right';
  /** Left out on a narrow window, because the row says it elsewhere too. */
  readonly spare?: boolean;
}

export interface Row {
  readonly cells: readonly Content[];
  /** Style class of the row. */
  readonly kind?: string;
}

export function words(head: Content): Column {
  return { head, align: 'left' };
}

export function figures(head: Content): Column {
  return { head, align: 'right' };
}

/** A column that a narrow window can do without. */
export function spare(column: Column): Column {
  return { ...column, spare: true };
}

/** A table that scrolls sideways by itself on a narrow window; the first cell of each row is its header. */
export function table(label: string, columns: readonly Column[], rows: readonly Row[]): Markup {
  return html`<div class="table" role="region" aria-label="${label}" tabindex="0"><table>
<thead><tr>${columns.map((column) => html`<th scope="col" class="${styleOf(column)}">${column.head}</th>`)}</tr></thead>
<tbody>
${rows.map((row) => tableRow(row, columns))}</tbody>
</table></div>
`;
}

function tableRow(row: Row, columns: readonly Column[]): Markup {
  const cells = row.cells.map((cell, index) => {
    const style = styleOf(columns[index]);
    return index === 0 ? html`<th scope="row" class="${style}">${cell}</th>` : html`<td class="${style}">${cell}</td>`;
  });
  return html`<tr class="${row.kind ?? ''}">${cells}</tr>\n`;
}

function styleOf(column: Column | undefined): string {
  return `${column?.align ?? 'left'}${column?.spare === true ? ' spare' : ''}`;
}
