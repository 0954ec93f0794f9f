/** The coding of grpc-message: UTF-8, then %XX for what a header must not hold (gRPC over HTTP/2, "Status-Message"). */

/** Everything but printable ASCII without "%". */
const toEscape = /[^ -$&-~]/;

export function percentEncode(message: string): string {
  if (!toEscape.test(message)) return message;
  let encoded = '';
  for (const byte of Buffer.from(message, 'utf8')) {
    const plain = byte >= 0x20 && byte <= 0x7e && byte !== 0x25;
    encoded += plain ? String.fromCharCode(byte) : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }
  return encoded;
}

/** Never fails: a sequence that is not %XX stays as it is, so that a broken error message still says something. */
export function percentDecode(value: string): string {
  const bytes = value.replace(/%([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
