/** The grpc-timeout header: up to 8 digits and a unit (gRPC over HTTP/2, "Timeout"). */

const maxValue = 99_999_999;

/** Smallest unit first, with its length in nanoseconds. */
const units = [
  ['n', 1],
  ['u', 1e3],
  ['m', 1e6],
  ['S', 1e9],
  ['M', 60e9],
  ['H', 3600e9],
] as const;

/**
 * Encodes in the smallest unit that fits 8 digits, rounded up: a server must not give up before its client does.
 * Nothing left is "0n"; what exceeds 8 digits of hours is cut to that.
 */
export function encodeTimeout(timeoutMs: number): string {
  const nanoseconds = Math.max(0, timeoutMs) * 1e6;
  for (const [unit, unitNs] of units) {
    const value = Math.ceil(nanoseconds / unitNs);
    if (value <= maxValue) return `${value}${unit}`;
  }
  return `${maxValue}H`;
}

/** In milliseconds; null when the header is malformed. */
export function parseTimeout(value: string): number | null {
  const match = /^([0-9]{1,8})([HMSmun])$/.exec(value);
  if (match === null) return null;
  const unitNs = units.find(([unit]) => unit === match[2])![1];
  return (Number(match[1]) * unitNs) / 1e6;
}
