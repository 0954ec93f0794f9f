import type { MetadataEntry } from '../../../proto/wire/grpc/metadata.ts';
import type { Header } from './messages.ts';

/** Metadata as the suite writes it: every value under its name, bytes in base64 without padding. */
export function toHeaders(entries: readonly MetadataEntry[]): Header[] {
  const values = new Map<string, string[]>();
  for (const { key, value } of entries) {
    const text = typeof value === 'string' ? value : value.toString('base64').replace(/=+$/, '');
    values.set(key, [...(values.get(key) ?? []), text]);
  }
  return [...values].map(([name, value]) => ({ name, value }));
}

export function fromHeaders(headers: readonly Header[]): MetadataEntry[] {
  return headers.flatMap(({ name, value }) => {
    const key = name.toLowerCase();
    return value.map((text) => ({ key, value: key.endsWith('-bin') ? Buffer.from(text, 'base64') : text }));
  });
}
