import { resolve } from 'node:path';
import { Flags } from '@oclif/core';
import type { ExplorationResult, ThreadError } from '../../bench/sim/explore-in-threads.ts';
import type { Reduction } from '../../bench/sim/schedule.ts';
import { BaseCommand } from '../base-command.ts';
import { parseDurationMs } from '../duration.ts';
import { CliError, messageOf } from '../errors.ts';
import { ProgressLine } from '../output/progress.ts';
import type { RecordedRun } from '../sim/recorded-run.ts';
import { checkPlaces, reductionFrom, replayCommand } from '../sim/reduction-flags.ts';
import type { RunGoal } from '../sim/run-record.ts';

const maxSeed = 2 ** 32 - 1;

/** Flags that leave something out of a schedule. */
const reductions = ['keep-faults', 'duration', 'clients', 'concurrency', 'keys', 'calm'] as const;

export default class Sim extends BaseCommand {
  static override summary = 'Search for schedules of faults that break the cluster, in simulated time.';
  static override description =
    'Runs the code of production (consensus, log, replica, state machine) on a simulated network, disk and clock. Everything follows from the seed: the same seed does the same again. After every step the invariants are checked; at the end of each schedule all that is pending must come to an end. A failure is shrunk, and printed with the command that replays it. Exit codes: 0 none failed, 1 an invariant was broken, 21 it could not go on, or its account not be written, 31 another one keeps its account in that file, 130 stopped by Ctrl-C.';
  static override examples = [
    '<%= config.bin %> sim --schedules 1000',
    '<%= config.bin %> sim --seed 42 --schedules 1 --trace',
    '<%= config.bin %> sim --scenario quorum-loss',
    '<%= config.bin %> sim --scenario quorum-loss --schedules 1000',
    '<%= config.bin %> sim --schedules 1000000 --jobs 2 --resume million.json',
  ];
  static override flags = {
    seed: Flags.integer({
      description: 'of the first schedule; the next ones count up',
      default: 1,
      min: 0,
      max: maxSeed,
    }),
    schedules: Flags.integer({
      description: 'how many to run; with --scenario 1, unless told',
      helpValue: 'N',
      default: 1_000,
      min: 1,
    }),
    jobs: Flags.integer({ description: 'threads', helpValue: 'N', default: 1, min: 1, max: 64 }),
    scenario: Flags.string({
      description: 'play this text instead: a file, or the name of one in test/consensus/scenarios',
      helpValue: 'FILE|NAME',
      exclusive: ['jobs', ...reductions],
    }),
    resume: Flags.string({
      description: 'keep the account of the run in this file, and go on from there when it exists',
      helpValue: 'FILE',
      exclusive: ['scenario', 'trace', ...reductions],
    }),
    trace: Flags.boolean({ description: 'tell all that happens in the one schedule of --seed' }),
    'keep-faults': Flags.string({ description: 'only these of its faults, by place, or "none"', helpValue: '0,3' }),
    duration: Flags.string({ description: 'faults for so long', parse: async (text) => String(parseDurationMs(text)) }),
    clients: Flags.integer({ description: 'only so many clients', min: 1 }),
    concurrency: Flags.integer({ description: 'only so many requests under way for each', min: 1 }),
    keys: Flags.integer({ description: 'only so many keys', min: 1 }),
    calm: Flags.boolean({ description: 'a network that loses, doubles and delays nothing' }),
  };

  async run(): Promise<unknown> {
    const { flags, metadata } = await this.parse(Sim);
    const isSaid = (name: string) => metadata.flags[name]?.setFromDefault !== true;
    if (flags.trace && ((isSaid('schedules') && flags.schedules > 1) || flags.jobs > 1)) throw tracesOne();
    if (flags.scenario !== undefined) {
      const asked = { seed: flags.seed, schedules: isSaid('schedules') ? flags.schedules : 1 };
      checkSeeds(asked);
      return this.#play(flags.scenario, asked, flags.trace);
    }
    const duration = flags.duration === undefined ? undefined : Number(flags.duration);
    const reduction = reductionFrom({
      'keep-faults': flags['keep-faults'],
      duration,
      clients: flags.clients,
      concurrency: flags.concurrency,
      keys: flags.keys,
      calm: flags.calm,
    });
    const { seed, jobs, resume } = flags;
    const schedules = flags.trace ? 1 : flags.schedules;
    const asked = { seed, schedules };
    checkSeeds(asked);
    if (reduction.faults !== undefined) {
      const { scheduleOf } = await import('../../bench/sim/schedule.ts');
      checkPlaces(reduction, asked, (each) => scheduleOf(each).faults.length);
    }
    if (flags.trace) return this.#trace(seed, reduction);
    if (resume === undefined) return this.#explore({ seed, schedules, jobs, reduction, record: null });
    const { withRecord } = await import('../sim/recorded-run.ts');
    const path = resolve(this.context.workingDir, resume);
    return withRecord(this.context, path, { seed, schedules, jobs }, (record) =>
      this.#explore({ seed, schedules, jobs, reduction, record }),
    );
  }

  async #play(
    name: string,
    { seed, schedules }: Pick<RunGoal, 'seed' | 'schedules'>,
    isTraced: boolean,
  ): Promise<unknown> {
    const { playScenario } = await import('../sim/play-scenario.ts');
    const line = new ProgressLine(this.context.stderr);
    const played = await playScenario(name, this.context.workingDir, {
      seed,
      times: schedules,
      signal: this.context.interruption(),
      onLine: isTraced ? (text) => this.say(text) : null,
      onPlayed: (times) => line.show(`${times} of ${schedules} times`),
    });
    line.clear();
    if (schedules === 1) for (const text of played.outcome) this.say(text);
    if (played.problem !== null) {
      this.say(`With seed ${played.failedSeed}: ${played.problem}`);
      this.endWith('failed');
    } else if (played.played < schedules) {
      this.say(`Stopped after ${played.played} of ${schedules} times: all that is expected held so far.`);
      this.endWith('interrupted');
    } else if (schedules > 1) this.say(`${schedules} times, with as many seeds: all that is expected held.`);
    return played;
  }

  async #trace(seed: number, reduction: Reduction): Promise<unknown> {
    const { attempt } = await import('../../bench/sim/attempt.ts');
    const outcome = await attempt(seed, reduction, (line) => this.say(line));
    if (outcome.type === 'failed') {
      this.say(outcome.failure.detail);
      this.endWith('failed');
    }
    return outcome;
  }

  async #explore({ seed, schedules, jobs, reduction, record }: Asked): Promise<unknown> {
    const { exploreInThreads, ThreadError } = await import('../../bench/sim/explore-in-threads.ts');
    const { describeFailure, describeProgress, describeResult } = await import('../sim/sim-report.ts');
    const line = new ProgressLine(this.context.stderr);
    const { clock } = this.context;
    const startedAtMs = clock.nowMs();
    const signals = [this.context.interruption(), ...(record === null ? [] : [record.signal])];
    const result = await exploreInThreads({
      seed,
      schedules,
      jobs,
      reduction,
      signal: AbortSignal.any(signals),
      ...(record !== null && { done: record.parts }),
      onProgress: (parts) => {
        const durationMs = (record?.durationMs ?? 0) + clock.nowMs() - startedAtMs;
        line.show(describeProgress(parts, schedules, durationMs));
        record?.note(parts);
      },
    }).catch((error: unknown) => {
      line.clear();
      throw error instanceof ThreadError ? threadDied(error) : error;
    });
    line.clear();
    // First: a record that cannot be written must not take with it what was found.
    if (result.failed !== null) this.say(`${describeFailure(result.failed)}\n`);
    await record?.end(result).catch((error: unknown) => {
      if (result.failed === null) throw error;
      this.say(messageOf(error));
    });
    const whole = { ...result, durationMs: result.durationMs + (record?.durationMs ?? 0) };
    this.say(describeResult(whole));
    if (result.failed !== null) this.endWith('failed');
    else if (result.wasStopped) this.endWith('interrupted');
    if (result.wasStopped && record !== null) this.say('The same command goes on from here.');
    return documentOf(seed, schedules, whole);
  }
}

/** Beyond the last seed they would begin anew with 0, and one seed be taken for another. */
function checkSeeds({ seed, schedules }: Pick<RunGoal, 'seed' | 'schedules'>): void {
  const last = seed + schedules - 1;
  if (last <= maxSeed) return;
  throw new CliError({
    code: 'no-such-seed',
    exit: 'usage',
    message: `Seeds go up to ${maxSeed}, and the last of these schedules would have ${last}.`,
    hint: 'Begin with a smaller --seed, or run fewer --schedules.',
  });
}

/** What was asked for beyond would be left out without a word. */
function tracesOne(): CliError {
  return new CliError({
    code: 'traces-one',
    exit: 'usage',
    message: '--trace tells of one schedule, so --schedules can only be 1, and --jobs as well.',
    hint: 'Leave them out, or say which one with --seed.',
  });
}

function threadDied(error: ThreadError): CliError {
  const { code, seed, message, cause } = error;
  return new CliError({
    code,
    exit: 'aborted',
    message: `${message}: ${messageOf(cause)}.`,
    hint: `to see which, run ${replayCommand(seed, {})} with more and more schedules`,
    cause: error,
  });
}

interface Asked extends RunGoal {
  readonly reduction: Reduction;
  /** Null for a run of one command. */
  readonly record: RecordedRun | null;
}

function documentOf(seed: number, asked: number, { progress, durationMs, failed, wasStopped }: ExplorationResult) {
  return {
    seed,
    asked,
    ...progress,
    durationMs: Math.round(durationMs),
    schedulesPerHour: Math.round((progress.schedules / durationMs) * 3_600_000),
    wasStopped,
    failed: failed && {
      ...failed.failure,
      faults: failed.schedule.faults,
      replay: replayCommand(failed.failure.seed, failed.reduction),
    },
  };
}
