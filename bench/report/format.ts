/** Stands for "no such figure": nothing was measured, or the document holds no finite number. */
export const absent = '–';

/** Whole numbers with thousands separators: 12,345. Fractions below 100 keep three significant digits. */
export function count(value: number): string {
  if (!Number.isFinite(value)) return absent;
  return Number.isInteger(value) ? groupThousands(value.toFixed(0)) : significant(value);
}

/** "errors", or "error" for one. */
export function plural(noun: string, number: number): string {
  return number === 1 ? noun : `${noun}s`;
}

/** Three significant digits without trailing zeros, never an exponent; whole numbers from 100 on. */
export function significant(value: number): string {
  if (!Number.isFinite(value)) return absent;
  if (value === 0) return '0';
  return groupThousands(String(Number(value.toFixed(decimalsFor(value, 3)))));
}

/** Milliseconds in the unit that reads best: 0.312 ms, 25.3 ms, 1.23 s, 2 min 5 s. */
export function duration(ms: number): string {
  if (!Number.isFinite(ms)) return absent;
  if (Math.abs(ms) < 999.5) return `${significant(ms)} ms`;
  if (Math.abs(ms) < 59_950) return `${significant(ms / 1000)} s`;
  return minutes(Math.round(ms / 1000));
}

/** Milliseconds without unit, two decimals, for table columns where the points must stand below each other. */
export function columnMs(ms: number): string {
  return Number.isFinite(ms) ? groupThousands(ms.toFixed(2)) : absent;
}

/** A place on the time line, to a tenth of a second: 10 s, 10.4 s, 2 min 5 s. */
export function instant(ms: number): string {
  if (!Number.isFinite(ms)) return absent;
  if (ms >= 60_000) return minutes(Math.round(ms / 1000));
  return `${Number((ms / 1000).toFixed(1))} s`;
}

/** An ISO 8601 instant as people write it: 2026-11-22 19:45:10 UTC. */
export function dateTime(iso: string): string {
  return iso.replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(\.\d+)?Z$/, '$1 $2 UTC');
}

export function rate(perSecond: number): string {
  if (!Number.isFinite(perSecond)) return absent;
  return perSecond >= 100 ? `${groupThousands(perSecond.toFixed(0))}/s` : `${significant(perSecond)}/s`;
}

export function bytes(value: number): string {
  if (!Number.isFinite(value)) return absent;
  const power = Math.min(Math.floor(Math.log2(Math.max(1, Math.abs(value))) / 10), byteUnits.length - 1);
  return `${significant(value / 1024 ** power)} ${byteUnits[power]}`;
}

const byteUnits = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];

/** A share (0 to 1) in percent. Never rounds up to 100 % or down to 0 %: one lost call in a million must show. */
export function percent(share: number): string {
  if (!Number.isFinite(share)) return absent;
  if (share === 0 || share === 1) return `${share * 100} %`;
  if (share > 0 && share < 0.000005) return '< 0.001 %';
  if (share > 0.99 && share < 1) return `${Math.floor(share * 100_000) / 1000} %`;
  return `${share < 0.01 ? significant(share * 100) : Number((share * 100).toFixed(1))} %`;
}

/** A figure with the unit that the document names; `share` is one of 1. */
export function quantity(value: number, unit: string): string {
  if (!Number.isFinite(value)) return absent;
  if (unit === 'ms') return duration(value);
  if (unit === 's') return duration(value * 1000);
  if (unit === 'rps' || unit === '/s') return rate(value);
  if (unit === 'bytes') return bytes(value);
  if (unit === '×') return `${significant(value)}×`;
  if (unit === 'us') return `${significant(value)} µs`;
  if (unit === 'share') return percent(value);
  return unit === '' || unit === 'calls' ? count(value) : `${count(value)} ${unit}`;
}

function minutes(seconds: number): string {
  const rest = seconds % 60;
  const whole = groupThousands(String(Math.floor(seconds / 60)));
  return rest === 0 ? `${whole} min` : `${whole} min ${rest} s`;
}

function decimalsFor(value: number, digits: number): number {
  return Math.min(3, Math.max(0, digits - 1 - Math.floor(Math.log10(Math.abs(value)))));
}

function groupThousands(digits: string): string {
  const [whole = '', fraction] = digits.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}
