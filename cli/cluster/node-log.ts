import { open, rename, stat } from 'node:fs/promises';
import { systemErrorCode } from '../errors.ts';
import type { NodePaths } from './paths.ts';

/** A log that is larger than this when its node starts is set aside; so a node never keeps more than about two of them. */
export const maxLogSizeBytes = 32 * 1024 * 1024;

/** How far back `readLastLines` looks. */
const tailSizeBytes = 256 * 1024;

/** Sets a large log aside. Returns the size of what is left: where the words of the next start begin. */
export async function rotateLog(paths: NodePaths): Promise<number> {
  const sizeBytes = await sizeOf(paths.logFile);
  if (sizeBytes <= maxLogSizeBytes) return sizeBytes;
  await rename(paths.logFile, paths.oldLogFile);
  return 0;
}

/** The last `count` whole lines from `offset` on; none when there is no log yet. */
export async function readLastLines(path: string, count: number, offset = 0): Promise<readonly string[]> {
  const sizeBytes = await sizeOf(path);
  const from = Math.max(offset, sizeBytes - tailSizeBytes);
  const text = await readFrom(path, from, sizeBytes - from);
  const lines = text.split('\n').filter((line) => line !== '');
  if (from > offset) lines.shift();
  return lines.slice(-count);
}

export async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (systemErrorCode(error) === 'ENOENT') return 0;
    throw error;
  }
}

export async function readFrom(path: string, offset: number, sizeBytes: number): Promise<string> {
  if (sizeBytes <= 0) return '';
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(sizeBytes), 0, sizeBytes, offset);
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await file.close();
  }
}

/** pino's number of the level error; fatal is above. */
const errorLevel = 50;

/**
 * The `count` lines that say most about a death: from the first error on, else the last ones. The end of a log alone is
 * often the tail of a stack trace.
 */
export function tellingLines(lines: readonly string[], count: number): readonly string[] {
  const firstError = lines.findIndex((line) => {
    const entry = parseLine(line);
    return entry === null ? /^(Uncaught )?\w*Error\b.*:/.test(line) : Number(entry.level) >= errorLevel;
  });
  return firstError < 0 ? lines.slice(-count) : lines.slice(firstError, firstError + count);
}

const levelNames = new Map([
  [10, 'TRACE'],
  [20, 'DEBUG'],
  [30, 'INFO'],
  [40, 'WARN'],
  [50, 'ERROR'],
  [60, 'FATAL'],
]);

/** Fields that every line of pino carries and that say nothing new in a log of one node. */
const plainFields = new Set(['level', 'time', 'msg', 'pid', 'hostname', 'node', 'name', 'cluster', 'severity']);

/** When the line was written, in milliseconds since 1970; null for a line that is not JSON (the words of a crash). */
export function timeOfLine(line: string): number | null {
  const time = parseLine(line)?.time;
  if (typeof time === 'number') return time;
  return typeof time === 'string' ? Date.parse(time) : null;
}

/** "19:31:02.123 INFO  became leader  ballot=4.0.1"; lines that are not JSON stay as they are. */
export function formatLogLine(line: string): string {
  const entry = parseLine(line);
  if (entry === null) return line;
  const timeMs = timeOfLine(line);
  const time = timeMs === null ? '' : `${new Date(timeMs).toISOString().slice(11, 23)} `;
  const level = (levelNames.get(Number(entry.level)) ?? String(entry.level ?? '')).padEnd(5);
  const fields = Object.entries(entry).filter(([key]) => !plainFields.has(key));
  const rest = fields.map(([key, value]) => ` ${key}=${formatValue(value)}`).join('');
  return `${time}${level} ${String(entry.msg ?? '')}${rest === '' ? '' : ` ${rest}`}`;
}

/** The line as one JSON document: what is none, the words of a crash, as the message of one. */
export function toJsonLine(nodeName: string, line: string): string {
  return parseLine(line) === null ? JSON.stringify({ node: nodeName, msg: line }) : line;
}

function formatValue(value: unknown): string {
  if (typeof value === 'string') return /\s/.test(value) ? JSON.stringify(value) : value;
  const message = isRecord(value) && typeof value.message === 'string' ? value.message : undefined;
  return JSON.stringify(message ?? value);
}

function parseLine(line: string): Record<string, unknown> | null {
  if (!line.startsWith('{')) return null;
  try {
    const value: unknown = JSON.parse(line);
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
