import { link, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../context.ts';
import { CliError, systemErrorCode } from '../errors.ts';
import { makeDirectory } from '../make-directory.ts';
import { findProcess, ownIdentity, type ProcessIdentity } from './identity.ts';

/**
 * A lock between processes that outlives the death of its owner.
 *
 * It is a row of files `<name>.lock.<generation>`; the one with the highest generation counts and says who owns it, or
 * that it is free. Whoever finds it free, or its owner dead, creates the next generation with link(2), which only one can.
 * The highest file is never removed, so the generation only grows. A single lock file cannot do that: two processes that
 * both see a dead owner would both remove it, and the slower one would remove the lock that the faster one just took.
 * (flock(2), which the kernel releases by itself, is not in Node.js.)
 */
export interface LockOptions {
  /** Directory of the lock files; created when missing. */
  readonly dir: string;
  readonly name: string;
  /** What is locked, for those who wait; the name, unless told. */
  readonly what?: string;
  /** What the owner is doing, for those who wait: "up". */
  readonly purpose: string;
  readonly timeoutMs: number;
  readonly clock: Clock;
  readonly signal?: AbortSignal;
  /** Called once, when somebody else holds it. */
  readonly onWait?: (owner: LockOwner) => void;
}

export interface LockOwner extends ProcessIdentity {
  readonly purpose: string;
  readonly sinceMs: number;
}

interface LockState {
  readonly generation: number;
  readonly owner: LockOwner | null;
}

const retryAfterMs = 25;

/** Runs `body` as the only one that holds the lock. Not re-entrant. Throws CliError `locked` after the timeout. */
export async function withLock<T>(options: LockOptions, body: () => Promise<T>): Promise<T> {
  const generation = await acquire(options);
  try {
    return await body();
  } finally {
    await release(options, generation);
  }
}

async function acquire(options: LockOptions): Promise<number> {
  await makeDirectory(options.dir);
  const deadlineMs = options.clock.nowMs() + options.timeoutMs;
  let waiting = false;
  for (;;) {
    const state = await readState(options);
    const owner = await livingOwner(state);
    if (owner === null) {
      const generation = state.generation + 1;
      if (await claim(options, generation)) return generation;
      continue;
    }
    if (options.clock.nowMs() >= deadlineMs) throw lockedError(options, owner);
    if (!waiting) options.onWait?.(owner);
    waiting = true;
    await options.clock.sleep(retryAfterMs, options.signal);
  }
}

async function claim(options: LockOptions, generation: number): Promise<boolean> {
  const owner: LockOwner = {
    ...(await ownIdentity()),
    purpose: options.purpose,
    sinceMs: options.clock.wallTimeMs(),
  };
  if (!(await createOnce(options, generation, owner))) return false;
  // Whoever was slow between reading and creating may have created an old generation again: the highest one counts.
  const generations = await listGenerations(options);
  const highest = Math.max(...generations);
  const stale = highest === generation ? generations.filter((g) => g < generation) : [generation];
  for (const old of stale) await rm(fileOf(options, old), { force: true });
  return highest === generation;
}

/** False when the generation exists. The content is there from the first moment, because the name comes last. */
async function createOnce(options: LockOptions, generation: number, owner: LockOwner): Promise<boolean> {
  const temporary = temporaryOf(options);
  await writeFile(temporary, owner);
  try {
    await link(temporary, fileOf(options, generation));
    return true;
  } catch (error) {
    if (systemErrorCode(error) === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(temporary, { force: true });
  }
}

async function release(options: LockOptions, generation: number): Promise<void> {
  const temporary = temporaryOf(options);
  await writeFile(temporary, null);
  await rename(temporary, fileOf(options, generation));
}

async function readState(options: LockOptions): Promise<LockState> {
  for (;;) {
    const generation = Math.max(0, ...(await listGenerations(options)));
    if (generation === 0) return { generation, owner: null };
    try {
      return { generation, owner: parseOwner(await readFile(fileOf(options, generation), 'utf8')) };
    } catch (error) {
      // Overtaken: a higher generation exists by now.
      if (systemErrorCode(error) !== 'ENOENT') throw error;
    }
  }
}

/** Not our content (disk full, an editor): nobody can own it, so it is free. */
function parseOwner(content: string): LockOwner | null {
  try {
    return JSON.parse(content) as LockOwner | null;
  } catch {
    return null;
  }
}

async function livingOwner(state: LockState): Promise<LockOwner | null> {
  if (state.owner === null) return null;
  return (await findProcess(state.owner)) === null ? null : state.owner;
}

async function listGenerations(options: LockOptions): Promise<number[]> {
  const prefix = `${options.name}.lock.`;
  const names = (await readdir(options.dir)).filter((name) => name.startsWith(prefix));
  return names.map((name) => Number(name.slice(prefix.length))).filter(Number.isSafeInteger);
}

function fileOf(options: LockOptions, generation: number): string {
  return join(options.dir, `${options.name}.lock.${generation}`);
}

let temporaryCount = 0;

function temporaryOf(options: LockOptions): string {
  temporaryCount += 1;
  return join(options.dir, `.${options.name}.${process.pid}.${temporaryCount}.tmp`);
}

async function writeFile(path: string, owner: LockOwner | null): Promise<void> {
  const file = await open(path, 'w', 0o600);
  try {
    await file.writeFile(JSON.stringify(owner));
  } finally {
    await file.close();
  }
}

function lockedError(options: LockOptions, owner: LockOwner): CliError {
  const heldSeconds = Math.round((options.clock.wallTimeMs() - owner.sinceMs) / 1000);
  return new CliError({
    code: 'locked',
    exit: 'busy',
    message: `"${options.what ?? options.name}" is held by "scalectl ${owner.purpose}" (pid ${owner.pid}) for ${heldSeconds} s.`,
    hint: `Wait for it to end, or stop it with: kill ${owner.pid}`,
  });
}
