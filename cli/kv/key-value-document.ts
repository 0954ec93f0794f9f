import type { mvccpb } from '#proto';

/** A key with its value as `kv` prints it in JSON. Bytes that are no UTF-8 are told in base64, and it says so. */
export interface KeyValueDocument {
  readonly key: string;
  readonly value: string;
  readonly encoding: 'utf8' | 'base64';
  readonly createRevision: number;
  readonly modRevision: number;
  readonly version: number;
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export function toDocument(keyValue: mvccpb.IKeyValue): KeyValueDocument {
  const key = keyValue.key ?? new Uint8Array();
  const value = keyValue.value ?? new Uint8Array();
  const texts = tryDecode(key, value);
  return {
    key: texts?.[0] ?? Buffer.from(key).toString('base64'),
    value: texts?.[1] ?? Buffer.from(value).toString('base64'),
    encoding: texts === null ? 'base64' : 'utf8',
    createRevision: keyValue.createRevision ?? 0,
    modRevision: keyValue.modRevision ?? 0,
    version: keyValue.version ?? 0,
  };
}

function tryDecode(key: Uint8Array, value: Uint8Array): readonly [string, string] | null {
  try {
    return [decoder.decode(key), decoder.decode(value)];
  } catch {
    return null;
  }
}
