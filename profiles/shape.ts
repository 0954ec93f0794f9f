/**
 * Shapes: one description of what a document may hold, from which both the reader (checked value or problems with their
 * places) and the JSON Schema for editors are made, so that the two cannot drift apart. A library (zod, ajv) was not
 * taken: both check plain values, and the line and column of each problem, the point here, would have to be found again.
 */
import { isAlias, isMap, isScalar, isSeq, type Node, type Pair } from 'yaml';
import { durationPattern, parseDurationMs } from './duration.ts';
import type { Source } from './source.ts';
import { suggestion } from './suggestion.ts';

export type Path = readonly (string | number)[];

export type JsonSchema = { readonly [key: string]: unknown };

/** Says that problems were reported; the value must not be used. */
export const invalid = Symbol('invalid');

export interface Shape<T> {
  /** The checked value of `node`; `invalid` after every problem was reported to `source`. */
  read(node: Node | null, path: Path, source: Source): T | typeof invalid;
  jsonSchema(): JsonSchema;
}

export interface Field<T> {
  readonly shape: Shape<T>;
  readonly description: string;
  /** The value when the key is absent; without it the key is required. */
  readonly fallback?: T;
}

export function required<T>(shape: Shape<T>, description: string): Field<T> {
  return { shape, description };
}

export function withDefault<T>(shape: Shape<T>, fallback: T, description: string): Field<T> {
  return { shape, description, fallback };
}

/** Absent means null: what the value then is depends on other keys. */
export function optional<T>(shape: Shape<T>, description: string): Field<T | null> {
  return { shape, description, fallback: null };
}

export type Fields = Readonly<Record<string, Field<unknown>>>;
export type RecordOf<F extends Fields> = { readonly [K in keyof F]: F[K] extends Field<infer T> ? T : never };

/** A map with known keys; any other key is refused. */
export function record<F extends Fields>(fields: F): Shape<RecordOf<F>> {
  return {
    read: (node, path, source) => readRecord(fields, node, path, source) as RecordOf<F> | typeof invalid,
    jsonSchema: () => ({
      type: 'object',
      additionalProperties: false,
      required: Object.keys(fields).filter((key) => isRequired(fields[key]!)),
      properties: Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, fieldSchema(field)])),
    }),
  };
}

function isRequired(field: Field<unknown>): boolean {
  return field.fallback === undefined;
}

function fieldSchema({ shape, description, fallback }: Field<unknown>): JsonSchema {
  const simple = fallback !== null && typeof fallback !== 'object' && fallback !== undefined;
  return { ...shape.jsonSchema(), description, ...(simple ? { default: fallback } : {}) };
}

function readRecord(fields: Fields, node: Node | null, path: Path, source: Source): object | typeof invalid {
  const map = source.resolve(node);
  if (!isMap(map)) {
    source.report(path, `must be a map with ${Object.keys(fields).join(', ')}, but is ${nameOf(map)}`);
    return invalid;
  }
  const given = new Map<string, Node | null>();
  let sound = true;
  for (const pair of map.items as Pair<Node, Node | null>[]) {
    const key = isScalar(pair.key) ? String(pair.key.value) : '?';
    given.set(key, pair.value);
    if (Object.hasOwn(fields, key)) continue;
    source.reportAt(pair.key, path, `has no key "${key}"; ${suggestion(key, Object.keys(fields))}`);
    sound = false;
  }
  const value: Record<string, unknown> = {};
  for (const [key, field] of Object.entries(fields)) {
    value[key] = readField(key, field, given, path, source);
    if (value[key] === invalid) sound = false;
  }
  return sound ? value : invalid;
}

function readField(
  key: string,
  field: Field<unknown>,
  given: ReadonlyMap<string, Node | null>,
  path: Path,
  source: Source,
): unknown {
  if (given.has(key)) return field.shape.read(given.get(key) ?? null, [...path, key], source);
  if (!isRequired(field)) return field.fallback;
  source.report(path, `needs the key "${key}": ${field.description}`);
  return invalid;
}

export function list<T>(item: Shape<T>, limits: { min: number; max: number }): Shape<readonly T[]> {
  return {
    read(node, path, source) {
      const items = source.resolve(node);
      if (!isSeq(items)) {
        source.report(path, `must be a list, but is ${nameOf(items)}`);
        return invalid;
      }
      const count = items.items.length;
      const within = count >= limits.min && count <= limits.max;
      if (!within) source.report(path, `has ${count} items, but must have ${limits.min} to ${limits.max}`);
      const values = items.items.map((each, i) => item.read(each as Node | null, [...path, i], source));
      return within && allSound(values) ? values : invalid;
    },
    jsonSchema: () => ({ type: 'array', minItems: limits.min, maxItems: limits.max, items: item.jsonSchema() }),
  };
}

function allSound<T>(values: readonly (T | typeof invalid)[]): values is readonly T[] {
  return !values.includes(invalid);
}

/** A number within bounds, both included. `unit` is for the message: "requests per second". */
export function number(limits: { min: number; max: number; integer?: boolean; unit?: string }): Shape<number> {
  const unit = limits.unit === undefined ? '' : ` ${limits.unit}`;
  return scalar(
    (value) => {
      if (typeof value !== 'number' || Number.isNaN(value)) return { problem: 'must be a number' };
      if (limits.integer === true && !Number.isInteger(value)) return { problem: 'must be a whole number' };
      if (value < limits.min) return { problem: `must be at least ${limits.min}${unit}` };
      if (value > limits.max) return { problem: `must be at most ${limits.max}${unit}` };
      return { value };
    },
    { type: limits.integer === true ? 'integer' : 'number', minimum: limits.min, maximum: limits.max },
  );
}

export function boolean(): Shape<boolean> {
  return scalar((value) => (typeof value === 'boolean' ? { value } : { problem: 'must be true or false' }), {
    type: 'boolean',
  });
}

/** A text that matches `pattern`; `like` shows what one looks like. */
export function text(pattern: RegExp, like: string): Shape<string> {
  return scalar(
    (value) => (typeof value === 'string' && pattern.test(value) ? { value } : { problem: `must be ${like}` }),
    { type: 'string', pattern: pattern.source },
  );
}

export function oneOf<const T extends string | number>(values: readonly T[]): Shape<T> {
  const names = values.map(String);
  return scalar(
    (value) => {
      const found = values.find((each) => each === value);
      if (found !== undefined) return { value: found };
      const near = typeof value === 'string' ? suggestion(value, names) : `known are: ${names.join(', ')}`;
      return { problem: `must be one of ${names.join(', ')}; ${near}` };
    },
    { enum: values },
  );
}

/** A duration with its unit, read as milliseconds. */
export function duration(limits: { minMs: number; maxMs: number }): Shape<number> {
  return scalar(
    (value) => {
      const ms = typeof value === 'string' ? parseDurationMs(value) : null;
      if (ms === null) return { problem: 'must be a duration with its unit, such as 250ms, 20s or 5m' };
      if (ms < limits.minMs) return { problem: `must be at least ${limits.minMs} ms` };
      if (ms > limits.maxMs) return { problem: `must be at most ${limits.maxMs} ms` };
      return { value: ms };
    },
    { type: 'string', pattern: durationPattern },
  );
}

/** A text that a parser of its own understands; the parser answers with the value or with a sentence. */
export function parsed<T extends object>(parse: (text: string) => T | string, pattern?: string): Shape<T> {
  return scalar(
    (value) => {
      if (typeof value !== 'string') return { problem: 'must be a text' };
      const result = parse(value);
      return typeof result === 'string' ? { problem: result } : { value: result };
    },
    { type: 'string', ...(pattern === undefined ? {} : { pattern }) },
  );
}

type Checked<T> = { readonly value: T } | { readonly problem: string };

function scalar<T>(check: (value: unknown) => Checked<T>, schema: JsonSchema): Shape<T> {
  return {
    read(node, path, source) {
      const resolved = source.resolve(node);
      const raw = isScalar(resolved) ? resolved.value : undefined;
      const checked = check(raw);
      if ('value' in checked) return checked.value;
      // A message that quotes the text already says what is there.
      const quoted = typeof raw === 'string' && checked.problem.includes(`"${raw}"`);
      source.report(path, quoted ? checked.problem : `is ${nameOf(resolved)}, but ${checked.problem}`);
      return invalid;
    },
    jsonSchema: () => schema,
  };
}

function nameOf(node: Node | null): string {
  if (node === null || (isScalar(node) && node.value === null)) return 'empty';
  if (isMap(node)) return 'a map';
  if (isSeq(node)) return 'a list';
  if (isAlias(node)) return 'an alias';
  return isScalar(node) ? JSON.stringify(node.value) : 'something else';
}
