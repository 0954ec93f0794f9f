import type { Operation } from './operation.ts';

/** Why an illegal part of a history is one, in words. */
export interface Explanation {
  /** One sentence (no full stop): what must not happen and did. */
  readonly headline: string;
  /** Index of the operation that the sentence is about; null when it is about all of them. */
  readonly culprit: number | null;
  /** Each operation of the part, numbered as in the picture. */
  readonly operations: readonly string[];
}

/** `part` is a smallest illegal part, in the order of its calls. */
export function explain(part: readonly Operation[]): Explanation {
  const found = firstFinding(part);
  return {
    headline: found === null ? noOrder : `${name(part, found.about)} ${found.text}`,
    culprit: found === null ? null : part.indexOf(found.about),
    operations: part.map((operation, i) => `#${i + 1} ${describe(operation)}`),
  };
}

const noOrder = 'No order of these operations that respects their times explains what each of them returned';

interface Finding {
  readonly about: Operation;
  /** What it did, as the end of a sentence that begins with its number. */
  readonly text: string;
}

type Pattern = (part: readonly Operation[]) => Finding | null;

function firstFinding(part: readonly Operation[]): Finding | null {
  const patterns: readonly Pattern[] = [
    readOfNothingWritten,
    readBeforeWrite,
    lostWrite,
    staleRead,
    revisionWentBack,
    revisionTwice,
  ];
  for (const pattern of patterns) {
    const found = pattern(part);
    if (found !== null) return found;
  }
  return null;
}

function readOfNothingWritten(part: readonly Operation[]): Finding | null {
  const about = part.find((each) => isRead(each) && each.value !== null && writersOf(part, each).length === 0);
  if (about === undefined) return null;
  return { about, text: `read ${about.value}, but no write of ${about.value} can have happened` };
}

function readBeforeWrite(part: readonly Operation[]): Finding | null {
  for (const about of part.filter(isRead)) {
    const writers = writersOf(part, about);
    if (writers.length === 0 || !writers.every((write) => ended(about, write))) continue;
    return { about, text: `read ${about.value} and had ended before ${name(part, writers[0]!)} began to write it` };
  }
  return null;
}

function lostWrite(part: readonly Operation[]): Finding | null {
  if (part.some(({ kind, value }) => kind === 'delete' || (kind === 'cas' && value === null))) return null;
  const about = part.find((each) => isRead(each) && each.value === null);
  const witness = about && part.find((each) => each.value !== null && each.outcome === 'ok' && ended(each, about));
  if (!about || !witness) return null;
  const text = `found nothing, although ${did(part, witness)} before it began and nothing was deleted: the write is lost, or the read is stale`;
  return { about, text };
}

/** Something newer had been shown to somebody before the read began. */
function staleRead(part: readonly Operation[]): Finding | null {
  for (const about of part.filter((each) => isRead(each) && each.value !== null)) {
    const newer = part.find((each) => each.value !== about.value && ended(each, about) && isNewer(part, each, about));
    if (newer === undefined) continue;
    const text = `read ${about.value}, which was overwritten: ${did(part, newer)} before it began. The read is stale`;
    return { about, text };
  }
  return null;
}

function isNewer(part: readonly Operation[], other: Operation, read: Operation): boolean {
  if (other.outcome !== 'ok') return false;
  if (other.revision !== null && read.revision !== null) return other.revision > read.revision;
  const writers = writersOf(part, read);
  return isChange(other) && writers.length > 0 && writers.every((write) => ended(write, other));
}

function revisionWentBack(part: readonly Operation[]): Finding | null {
  for (const about of part) {
    const earlier = part.find((each) => ended(each, about) && above(each, about));
    if (earlier === undefined) continue;
    const text = `is at revision ${about.revision}, although ${name(part, earlier)} at revision ${earlier.revision} had ended before it began: the revision went back`;
    return { about, text };
  }
  return null;
}

function above(earlier: Operation, later: Operation): boolean {
  if (earlier.revision === null || later.revision === null) return false;
  return isChange(later) && isChange(earlier) ? earlier.revision >= later.revision : earlier.revision > later.revision;
}

function revisionTwice(part: readonly Operation[]): Finding | null {
  for (const about of part) {
    const { value, revision } = about;
    const other = part.find((each) => each !== about && revision !== null && each.revision === revision);
    if (other !== undefined && other.value !== value)
      return { about, text: `and ${name(part, other)} have the same revision ${revision} and different values` };
    const twin = part.find((each) => value !== null && each.value === value && differ(each, about));
    if (twin === undefined) continue;
    const text = `and ${name(part, twin)} show the value ${value} at different revisions, ${revision} and ${twin.revision}`;
    return { about, text };
  }
  return null;
}

function differ(one: Operation, other: Operation): boolean {
  return one.revision !== null && other.revision !== null && one.revision !== other.revision;
}

function ended(earlier: Operation, later: Operation): boolean {
  return earlier.returnUs < later.callUs;
}

function isRead({ kind }: Operation): boolean {
  return kind === 'get';
}

function isChange({ kind, took }: Operation): boolean {
  return kind !== 'get' && took !== false;
}

function writersOf(part: readonly Operation[], { value }: Operation): readonly Operation[] {
  return part.filter((each) => !isRead(each) && each.value === value);
}

function name(part: readonly Operation[], operation: Operation): string {
  return `#${part.indexOf(operation) + 1}`;
}

function did(part: readonly Operation[], operation: Operation): string {
  const verb = isRead(operation) ? 'had read' : operation.kind === 'delete' ? 'had deleted it' : 'had written';
  const value = operation.kind === 'delete' ? '' : ` ${operation.value}`;
  return `${name(part, operation)} ${verb}${value}`;
}

/** "client 3 at n2: put 17, revision 203, from 1.203456 s to 1.204999 s". */
function describe(operation: Operation): string {
  const { client, node, callUs, returnUs, outcome } = operation;
  const who = `client ${client}${node === null ? '' : ` at ${node}`}`;
  const until = outcome === 'unknown' ? 'on, outcome unknown' : `to ${seconds(returnUs)}`;
  return `${who}: ${label(operation)}, from ${seconds(callUs)} ${until}`;
}

/** What was asked and answered, without who and when: "put 17, revision 203". */
function label(operation: Operation): string {
  const revision = operation.revision === null ? '' : `, revision ${operation.revision}`;
  return `${words(operation)}${revision}`;
}

function words({ kind, value, expected, took, outcome }: Operation): string {
  switch (kind) {
    case 'get':
      return outcome === 'ok' ? `get → ${value ?? 'nothing'}` : 'get';
    case 'put':
      return `put ${value}`;
    case 'delete':
      return `delete${took === null ? '' : took ? ' → was there' : ' → was not there'}`;
    case 'cas':
      return `cas ${expected ?? 'nothing'} to ${value ?? 'nothing'}${took === null ? '' : took ? ' → done' : ' → not done'}`;
  }
}

/** Microseconds as seconds, to the microsecond. */
function seconds(us: number): string {
  return `${(us / 1e6).toFixed(6)} s`;
}
