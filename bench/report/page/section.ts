import { type Content, html, type Markup } from '../markup.ts';

/** A part of the page with its heading, an anchor, and one line that says what is to be seen. */
export function section(id: string, title: string, note: Content, body: Content): Markup {
  return html`<section id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title">${title}</h2>
${note === null ? null : html`<p class="note">${note}</p>\n`}${body}</section>
`;
}
