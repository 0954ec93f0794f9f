/** HTML that may go into a page as it is. Everything else is text and gets escaped on its way in. */
export class Markup {
  readonly source: string;

  constructor(source: string) {
    this.source = source;
  }
}

/** What a template takes: text and numbers (escaped), markup (as it is), lists of these, or nothing. */
export type Content = string | number | Markup | null | readonly Content[];

/**
 * The only way to make markup from data: literal parts are trusted, every interpolation is escaped unless it is markup
 * already. Escaping by construction, because a report holds strings from profiles, node names and error messages.
 * Attribute values must be written in double quotes.
 */
export function html(parts: TemplateStringsArray, ...contents: readonly Content[]): Markup {
  return new Markup(parts.reduce((source, part, index) => source + toSource(contents[index - 1] ?? null) + part));
}

/** JSON for a `<script type="application/json">`: no `<` inside, so that no data can close the element. */
export function jsonData(value: unknown): Markup {
  return new Markup(JSON.stringify(value).replaceAll('<', '\\u003c'));
}

function toSource(content: Content): string {
  if (content === null) return '';
  if (content instanceof Markup) return content.source;
  if (typeof content === 'object') return content.map(toSource).join('');
  return escapeText(String(content));
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? '').replace(forbidden, '\ufffd');
}

/** Control characters that HTML does not allow, and halves of surrogate pairs, which UTF-8 cannot carry. */
const forbidden = /(?![\t\n\f\r])[\p{Cc}\p{Cs}]/gu;
