/**
 * Protobuf's integers (Encoding, "Base 128 Varints"), for the few messages that are written by hand because they are in
 * every request. Numbers from 0 to 2^53 - 1: what the generated codecs of this project keep in a number too.
 */

const bits31 = 0x8000_0000;

export function varintBytes(value: number): number {
  let count = 1;
  let rest = value;
  for (; rest >= bits31; rest = Math.floor(rest / 0x80)) count++;
  for (; rest >= 0x80; rest >>>= 7) count++;
  return count;
}

/** Returns where the next byte goes. */
export function writeVarint(bytes: Uint8Array, start: number, value: number): number {
  let at = start;
  let rest = value;
  for (; rest >= bits31; rest = Math.floor(rest / 0x80)) bytes[at++] = (rest % 0x80) | 0x80;
  for (; rest >= 0x80; rest >>>= 7) bytes[at++] = (rest & 0x7f) | 0x80;
  bytes[at++] = rest;
  return at;
}
