import type { RawProfile, RawStage } from './document.ts';
import { formatDuration } from './duration.ts';
import { disturbs } from './fault.ts';
import { checkFaults } from './fault-relations.ts';
import { methodNames, stampBytes } from './profile.ts';
import type { Path } from './shape.ts';
import type { Threshold } from './threshold.ts';

type Report = (path: Path, message: string) => void;

/** Checks what single keys cannot show: how the keys of a profile go together. */
export function checkRelations(profile: RawProfile, report: Report): void {
  checkMix(profile, report);
  checkArrival(profile, report);
  profile.stages.forEach((stage, i) => {
    checkStage(profile, stage, ['stages', i], report);
  });
  checkStageNames(profile.stages, report);
  checkFaults(profile, report);
  checkHistory(profile, report);
  profile.thresholds.forEach((threshold, i) => {
    checkThreshold(profile, threshold, ['thresholds', i], report);
  });
  if (profile.maxInFlight < profile.workers) {
    report(['maxInFlight'], `is ${profile.maxInFlight}, but each of the ${profile.workers} workers needs at least one`);
  }
}

function checkMix({ target }: RawProfile, report: Report): void {
  if (methodNames.every((name) => target.mix[name] === 0)) {
    report(['target', 'mix'], 'has no weight above 0, so there is nothing to call');
  }
  const { valueSizeBytes } = target;
  if (target.mix.cas > 0 && valueSizeBytes < stampBytes) {
    const needs = `needs values of at least ${stampBytes} bytes to tell writes apart`;
    report(['target', 'mix', 'cas'], `${needs}, but valueSizeBytes is ${valueSizeBytes}`);
  }
}

function checkArrival({ arrival, maxInFlight, workers }: RawProfile, report: Report): void {
  if (arrival.mode === 'open') {
    if (arrival.concurrency !== null) report(['arrival', 'concurrency'], 'goes with "mode: closed" only');
    return;
  }
  if (arrival.process !== null) report(['arrival', 'process'], 'goes with "mode: open" only');
  if (arrival.concurrency === null) {
    report(['arrival'], 'needs "concurrency", the number of callers, because its mode is closed');
  } else if (arrival.concurrency > maxInFlight) {
    report(['arrival', 'concurrency'], `is ${arrival.concurrency}, but maxInFlight allows only ${maxInFlight}`);
  } else if (arrival.concurrency < workers) {
    report(['arrival', 'concurrency'], `is ${arrival.concurrency}, but each of the ${workers} workers needs a caller`);
  }
}

const rateKeys = ['rate', 'from', 'to', 'steps', 'peak', 'peakDuration'] as const;
type RateKey = (typeof rateKeys)[number];

const keysOfShape: Readonly<
  Record<NonNullable<RawStage['shape']>, { needs: readonly RateKey[]; may: readonly RateKey[] }>
> = {
  constant: { needs: ['rate'], may: [] },
  ramp: { needs: ['from', 'to'], may: [] },
  step: { needs: ['from', 'to', 'steps'], may: [] },
  spike: { needs: ['rate', 'peak'], may: ['peakDuration'] },
};

/** The shape as written, or the one that the keys imply. */
export function shapeOf(stage: RawStage): NonNullable<RawStage['shape']> {
  return stage.shape ?? (stage.from === null ? 'constant' : 'ramp');
}

function checkStage({ arrival }: RawProfile, stage: RawStage, path: Path, report: Report): void {
  if (arrival.mode === 'closed') {
    for (const key of ['shape', ...rateKeys] as const) {
      if (stage[key] !== null) report([...path, key], 'has no meaning in a closed loop: the answers set the pace');
    }
    return;
  }
  const shape = shapeOf(stage);
  const { needs, may } = keysOfShape[shape];
  for (const key of rateKeys) {
    if (needs.includes(key) && stage[key] === null) report(path, `needs "${key}", because its shape is ${shape}`);
    if (![...needs, ...may].includes(key) && stage[key] !== null) {
      report([...path, key], `does not go with the shape ${shape}, which takes ${[...needs, ...may].join(', ')}`);
    }
  }
  if (stage.peakDuration !== null && stage.peakDuration > stage.duration) {
    report([...path, 'peakDuration'], `is longer than the stage, which lasts ${formatDuration(stage.duration)}`);
  }
}

function checkStageNames(stages: readonly RawStage[], report: Report): void {
  const seen = new Set<string>();
  stages.forEach(({ name }, i) => {
    if (seen.has(name)) report(['stages', i, 'name'], `is "${name}", the name of an earlier stage`);
    seen.add(name);
  });
  if (stages.every(({ warmup }) => warmup)) report(['stages'], 'are all warm-up, so nothing would be measured');
}

function checkHistory({ history, target }: RawProfile, report: Report): void {
  if (history === null) return;
  if (target.valueSizeBytes < stampBytes && target.mix.put > 0)
    report(
      ['history'],
      `needs values of at least ${stampBytes} bytes to tell writes apart, but valueSizeBytes is ${target.valueSizeBytes}`,
    );
  if (target.consistency !== 'linearizable' && target.mix.get > 0)
    report(['history'], 'needs linearizable reads: serializable ones may be stale, so there would be nothing to judge');
}

function checkThreshold(profile: RawProfile, { metric, scope }: Threshold, path: Path, report: Report): void {
  if (metric.kind === 'recovery' && !profile.faults.some(({ kind }) => disturbs(kind))) {
    report(path, 'asks for a recovery, but no fault of this profile takes a node away');
  }
  const { mix } = profile.target;
  if (metric.kind === 'count' && metric.of === 'lost' && mix.put + mix.delete + mix.cas === 0) {
    report(path, 'asks for lost writes, but the mix has no writes');
  }
  if (metric.kind === 'truth' && profile.history === null) {
    report(
      path,
      'asks whether the run was linearizable, but the profile records no history: add history: { keys: 100 }',
    );
  }
  if (scope === null) return;
  const known = scope.by === 'stage' ? profile.stages.map(({ name }) => name) : methodNames.filter((m) => mix[m] > 0);
  if (!(known as readonly string[]).includes(scope.name)) {
    report(path, `names the ${scope.by} "${scope.name}", which this profile does not have; it has ${known.join(', ')}`);
  }
}
