import { Flags } from '@oclif/core';
import { durationFlag } from './base-command.ts';
import type { MemberChangeOutcome } from './cluster/members/change-members.ts';
import type { ChangeCommandOptions } from './cluster/members/scale.ts';
import type { Context } from './context.ts';
import { explainInterruption } from './interruption.ts';
import { reportChange } from './output/change-document.ts';
import { ChangeNarrator } from './output/change-narrator.ts';

const finishLater =
  'What was begun stays written down: the same command again, or any other change of members, finishes it first.';

/** What the commands that change members have in common. */
export const changeFlags = {
  'dry-run': Flags.boolean({ description: 'print the plan and change nothing' }),
  'keep-data': Flags.boolean({ description: 'keep the data of nodes that leave' }),
  'allow-quorum-loss': Flags.boolean({ description: 'go on although too few of the members would run' }),
  grace: durationFlag('5s', 'how long a node that leaves may take to end by itself'),
  timeout: durationFlag('60s', 'how long each step may take; sending the log may take longer while it goes on'),
};

interface ChangeFlagValues {
  readonly 'dry-run': boolean;
  readonly 'keep-data': boolean;
  readonly 'allow-quorum-loss': boolean;
  readonly grace: number;
  readonly timeout: number;
}

/** Runs a change of members, tells it as it goes, and gives its document. */
export async function runChange(
  context: Context,
  say: (text: string) => void,
  action: string,
  flags: ChangeFlagValues,
  change: (options: ChangeCommandOptions) => Promise<MemberChangeOutcome>,
): Promise<unknown> {
  const narrator = new ChangeNarrator(context, say);
  const startMs = context.clock.nowMs();
  const dryRun = flags['dry-run'];
  const work = narrator.during(
    change({
      dryRun,
      keepData: flags['keep-data'],
      allowQuorumLoss: flags['allow-quorum-loss'],
      graceMs: flags.grace,
      timeoutMs: flags.timeout,
      signal: context.interruption(),
      observer: narrator,
    }),
  );
  const outcome = await explainInterruption(work, finishLater);
  const durationMs = context.clock.nowMs() - startMs;
  const { configId, leaderAfter, cluster } = outcome;
  const standing = `${cluster.nodes.length} members, configuration ${configId}, leader ${leaderAfter ?? 'none'}`;
  say(dryRun ? 'nothing was changed (--dry-run)' : `done in ${(durationMs / 1000).toFixed(1)} s: ${standing}`);
  return reportChange(action, outcome, dryRun, durationMs);
}
