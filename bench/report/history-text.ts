import type { HistoryCheck, HistoryVerdict } from '../check/history-check.ts';
import type { HistoryResult } from '../result.ts';
import { count, duration, plural } from './format.ts';

export const historyWords: Readonly<Record<HistoryVerdict, string>> = {
  linearizable: 'linearizable',
  'not-linearizable': 'not linearizable',
  undecided: 'undecided',
};

/** "12,034 operations on 50 keys (3 of unknown outcome), checked in 0.41 s". */
export function historyFigures({ operations, keys, unknown, durationMs }: HistoryCheck): string {
  const doubt = unknown === 0 ? '' : ` (${count(unknown)} of unknown outcome)`;
  return `${count(operations)} ${plural('operation', operations)} on ${count(keys)} ${plural('key', keys)}${doubt}, checked in ${duration(durationMs)}`;
}

/** What to say of keys without a clear verdict, and of a bad one: plain lines, for a terminal. */
export function historyFindings(check: HistoryCheck): readonly string[] {
  const { illegalKeys, keys, undecidedKeys, violation } = check;
  return [
    ...(undecidedKeys === 0
      ? []
      : [`${count(undecidedKeys)} of ${count(keys)} keys could not be judged within the time`]),
    ...(violation === null
      ? []
      : [
          `${count(illegalKeys)} of ${count(keys)} keys cannot be explained; of ${violation.key} this part of ${count(violation.operations)} ${plural('operation', violation.operations)}:`,
          ...violation.lines.map((line) => `  ${line}`),
          `${violation.headline}.`,
        ]),
  ];
}

/** "183,002 answers in the order of their revisions". */
export function revisionFigures({ revisions }: HistoryResult): string {
  const { checked, violations } = revisions;
  if (violations === 0) return `${count(checked)} answers on all keys, none older than one that had ended before`;
  return `${count(violations)} of ${count(checked)} answers showed a key older than one that had ended before`;
}
