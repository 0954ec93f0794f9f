import type { HeaderBlock } from './hpack/header-block.ts';
import { FieldKind, type HeaderField } from './hpack/header-field.ts';

/** What makes a message malformed beyond its encoding (RFC 9113 §8.2, §8.3). All checks are one pass over the fields. */

const pseudoOfRequest = (1 << FieldKind.METHOD) | (1 << FieldKind.SCHEME) | (1 << FieldKind.PATH);
const maxPseudoKind = FieldKind.STATUS;

/** Whether the block may open a request. CONNECT is not offered, so :method, :scheme and :path are all required. */
export function isRequest(block: HeaderBlock): boolean {
  const pseudo = pseudoFields(block);
  const authorityBit = 1 << FieldKind.AUTHORITY;
  return (
    pseudo !== malformed && (pseudo & ~authorityBit) === pseudoOfRequest && block.find(FieldKind.PATH)!.value !== ''
  );
}

/** The :status of a response; 0 when the block is not a well-formed response. */
export function responseStatus(block: HeaderBlock): number {
  if (pseudoFields(block) !== 1 << FieldKind.STATUS) return 0;
  const value = block.find(FieldKind.STATUS)!.value;
  if (value === '200') return 200;
  return /^[1-9][0-9][0-9]$/.test(value) ? Number(value) : 0;
}

/** Trailers carry no pseudo-header fields. */
export function areTrailers(block: HeaderBlock): boolean {
  return pseudoFields(block) === 0;
}

/** The announced length of the body: -1 when there is none, undefined when it is not a number. */
export function contentLength(block: HeaderBlock): number | undefined {
  const field = block.find(FieldKind.CONTENT_LENGTH);
  if (field === null) return -1;
  return /^[0-9]{1,15}$/.test(field.value) ? Number(field.value) : undefined;
}

const malformed = -1;

/** The kinds of pseudo-header fields present, as bits; `malformed` when any field breaks a rule. */
function pseudoFields(block: HeaderBlock): number {
  let seen = 0;
  let regularSeen = false;
  for (let i = 0; i < block.count; i++) {
    const field = block.fields[i]!;
    if (!isAllowed(field)) return malformed;
    const isPseudo = field.kind >= FieldKind.METHOD && field.kind <= maxPseudoKind;
    if (!isPseudo) {
      regularSeen = true;
      continue;
    }
    const bit = 1 << field.kind;
    if (regularSeen || (seen & bit) !== 0) return malformed;
    seen |= bit;
  }
  return seen;
}

function isAllowed(field: HeaderField): boolean {
  if (!field.wellFormed) return false;
  if (field.kind === FieldKind.CONNECTION_SPECIFIC || field.kind === FieldKind.UNKNOWN_PSEUDO) return false;
  return field.kind !== FieldKind.TE || field.value === 'trailers';
}
