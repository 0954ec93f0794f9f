import { profileDocument, type RawProfile, type RawStage } from './document.ts';
import { resolveFault } from './fault-relations.ts';
import { ProfileError } from './problem.ts';
import type { Arrival, Profile, RateShape, Stage } from './profile.ts';
import { checkRelations, shapeOf } from './relations.ts';
import { invalid, type JsonSchema } from './shape.ts';
import { Source } from './source.ts';

/** A profile is text for people; anything larger than this is a mistake (a result document, a log). */
const maxTextChars = 1_000_000;

/**
 * Reads a profile. `file` is its name in messages.
 * @throws ProfileError with every problem and its place.
 */
export function parseProfile(text: string, file: string): Profile {
  if (text.length > maxTextChars) {
    throw new ProfileError(
      'profile-invalid',
      `${file} has ${text.length} characters: too many for a profile`,
      editHint,
    );
  }
  const source = new Source(text, file);
  // A broken tree would only produce echoes of the first problem.
  const raw = source.problems.length === 0 ? profileDocument.read(source.root, [], source) : invalid;
  if (raw !== invalid) checkRelations(raw, (path, message) => source.report(path, message));
  if (raw === invalid || source.problems.length > 0) throw invalidProfile(file, source);
  return resolve(raw);
}

const editHint = 'docs: profiles/README.md; editors: profiles/profile.schema.json';

function invalidProfile(file: string, { problems }: Source): ProfileError {
  const count = problems.length === 1 ? 'one problem' : `${problems.length} problems`;
  return new ProfileError('profile-invalid', `${file} has ${count}`, editHint, problems);
}

/** JSON Schema of a profile, for editors: one by one what each key may hold. How keys go together only the reader checks. */
export function jsonSchema(): JsonSchema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'scalectl load profile',
    ...profileDocument.jsonSchema(),
  };
}

function resolve(raw: RawProfile): Profile {
  const { timeout: timeoutMs, ...target } = raw.target;
  return {
    ...raw,
    target: { ...target, timeoutMs },
    arrival: resolveArrival(raw.arrival),
    stages: raw.stages.map((stage) => resolveStage(stage, raw.arrival.mode)),
    compact: raw.compact === null ? null : { everyMs: raw.compact.every },
    faults: raw.faults.map(resolveFault).sort((a, b) => a.atMs - b.atMs),
  };
}

function resolveArrival({ mode, process, seed, concurrency }: RawProfile['arrival']): Arrival {
  return mode === 'open'
    ? { mode, process: process ?? 'constant', seed }
    : { mode, concurrency: sure(concurrency), seed };
}

function resolveStage(stage: RawStage, mode: 'open' | 'closed'): Stage {
  const rate: RateShape = mode === 'closed' ? { shape: 'closed' } : resolveRate(stage);
  return { name: stage.name, durationMs: stage.duration, warmup: stage.warmup, rate };
}

function resolveRate(stage: RawStage): RateShape {
  const shape = shapeOf(stage);
  switch (shape) {
    case 'constant':
      return { shape, rate: sure(stage.rate) };
    case 'ramp':
      return { shape, from: sure(stage.from), to: sure(stage.to) };
    case 'step':
      return { shape, from: sure(stage.from), to: sure(stage.to), steps: sure(stage.steps) };
    case 'spike': {
      const peakDurationMs = stage.peakDuration ?? stage.duration / 10;
      return { shape, rate: sure(stage.rate), peak: sure(stage.peak), peakDurationMs };
    }
  }
}

function sure(value: number | null): number {
  if (value === null) throw new Error('assert: checkRelations lets no profile pass that lacks a needed key');
  return value;
}
