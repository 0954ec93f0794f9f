/** The file format of histories, one JSON object a line; docs/history-format.md describes it for other tools. */
import { type Operation, operationKinds, outcomes, type Value } from './operation.ts';

const historyFormat = 'scalectl-history';
const historyVersion = 1;

/** The first line of a file. */
export interface HistoryHead {
  /** Which run left it. */
  readonly run: string;
  /** How many follow: a file that was cut off holds fewer, and is a history with holes. */
  readonly operations: number;
}

/** A line that is none of a history. */
export class HistoryLineError extends Error {
  readonly line: number;

  constructor(line: number, what: string) {
    super(`Line ${line}${what.startsWith(':') ? '' : ' '}${what}`);
    this.name = 'HistoryLineError';
    this.line = line;
  }
}

export function encodeHead({ run, operations }: HistoryHead): string {
  return JSON.stringify({ format: historyFormat, version: historyVersion, run, timeUnit: 'us', operations });
}

/** How many operations the first line of a file promises; null when it is no head, or one that does not say. */
export function promisedOperations(firstLine: string): number | null {
  const { format, operations } = firstLine.trim() === '' ? {} : parseObject(firstLine, 1);
  return format === historyFormat && operations !== undefined ? (operations as number) : null;
}

/** Fields that say nothing are left out; an operation of unknown outcome has no return. */
export function encodeOperation(operation: Operation): string {
  const { client, kind, key, callUs, returnUs, outcome, value, expected, revision, took, node } = operation;
  return JSON.stringify({
    client,
    op: kind,
    key,
    ...(kind === 'cas' ? { expected } : {}),
    ...(kind === 'put' || kind === 'cas' || (kind === 'get' && outcome === 'ok') ? { value } : {}),
    call: callUs,
    ...(outcome === 'unknown' ? {} : { return: returnUs }),
    outcome,
    ...(revision === null ? {} : { revision }),
    ...(took === null ? {} : { [tookField(kind)]: took }),
    ...(node === null ? {} : { node }),
  });
}

function tookField(kind: Operation['kind']): 'succeeded' | 'deleted' {
  return kind === 'cas' ? 'succeeded' : 'deleted';
}

/**
 * Reads one line; `line` counts from 1. Null for an empty line, and for the head on line 1.
 * @throws HistoryLineError
 */
export function decodeLine(text: string, line: number): Operation | null {
  if (text.trim() === '') return null;
  const fields = parseObject(text, line);
  if ('format' in fields) return checkHead(fields, line);
  const reader = new FieldReader(fields, line);
  const kind = reader.oneOf('op', operationKinds);
  const outcome = reader.oneOf('outcome', outcomes);
  const callUs = reader.time('call');
  const returnUs = outcome === 'unknown' ? Number.POSITIVE_INFINITY : reader.time('return');
  if (returnUs < callUs) throw new HistoryLineError(line, `returns at ${returnUs}, before it is called at ${callUs}`);
  const carriesValue = kind === 'put' || kind === 'cas' || (kind === 'get' && outcome === 'ok');
  return {
    client: reader.count('client'),
    kind,
    key: reader.text('key'),
    callUs,
    returnUs,
    outcome,
    value: carriesValue ? reader.value('value', kind !== 'put') : null,
    expected: kind === 'cas' ? reader.value('expected', true) : null,
    revision: reader.optional('revision', (name) => reader.count(name)),
    took: kind === 'cas' || kind === 'delete' ? reader.optional(tookField(kind), (name) => reader.flag(name)) : null,
    node: reader.optional('node', (name) => reader.text(name)),
  };
}

type Fields = Readonly<Record<string, unknown>>;

function parseObject(text: string, line: number): Fields {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw new HistoryLineError(line, `is no JSON: ${shown(text)}`);
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
    throw new HistoryLineError(line, `must be a JSON object, but is ${shown(text)}`);
  return parsed as Fields;
}

function checkHead({ format, version, timeUnit, operations }: Fields, line: number): null {
  if (line !== 1) throw new HistoryLineError(line, 'is a second head: "format" stands on line 1 only');
  if (format !== historyFormat)
    throw new HistoryLineError(line, `has the format ${shown(format)}, not "${historyFormat}"`);
  if (version !== historyVersion)
    throw new HistoryLineError(line, `has version ${shown(version)}; this reader knows ${historyVersion}`);
  if (timeUnit !== undefined && timeUnit !== 'us')
    throw new HistoryLineError(line, `counts time in ${shown(timeUnit)}, but must in "us"`);
  if (operations !== undefined && !isCount(operations))
    throw new HistoryLineError(line, `says that ${shown(operations)} operations follow, which is no number of them`);
  return null;
}

class FieldReader {
  private readonly fields: Fields;
  private readonly line: number;

  constructor(fields: Fields, line: number) {
    this.fields = fields;
    this.line = line;
  }

  oneOf<T extends string>(name: string, choices: readonly T[]): T {
    const given = this.fields[name];
    if (choices.includes(given as T)) return given as T;
    return this.refuse(name, `must be ${choices.join(', ')}`);
  }

  time(name: string): number {
    const given = this.fields[name];
    return typeof given === 'number' && Number.isFinite(given) ? given : this.refuse(name, 'must be microseconds');
  }

  count(name: string): number {
    const given = this.fields[name];
    return isCount(given) ? given : this.refuse(name, 'must be a whole number from 0');
  }

  text(name: string): string {
    const given = this.fields[name];
    return typeof given === 'string' ? given : this.refuse(name, 'must be a text');
  }

  flag(name: string): boolean {
    const given = this.fields[name];
    return typeof given === 'boolean' ? given : this.refuse(name, 'must be true or false');
  }

  value(name: string, nullable: boolean): Value | null {
    const given = this.fields[name];
    if (typeof given === 'string' || (typeof given === 'number' && Number.isFinite(given))) return given;
    if (given === null && nullable) return null;
    return this.refuse(name, `must be a number or a text${nullable ? ', or null for nothing' : ''}`);
  }

  optional<T>(name: string, read: (name: string) => T): T | null {
    return this.fields[name] === undefined || this.fields[name] === null ? null : read(name);
  }

  private refuse(name: string, rule: string): never {
    const given = this.fields[name];
    throw new HistoryLineError(
      this.line,
      `: "${name}" ${rule}, but ${given === undefined ? 'is missing' : `is ${shown(given)}`}`,
    );
  }
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

const longestShown = 60;

function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length <= longestShown ? text : `${text.slice(0, longestShown)}…`;
}
