import { Flags } from '@oclif/core';
import { BaseCommand, clusterFlag, durationFlag } from '../base-command.ts';
import { LocalDriver } from '../cluster/local.ts';
import { explainInterruption } from '../interruption.ts';
import { quorumFlag } from '../node-target.ts';
import { describeCheck, describePlan } from '../output/fault-text.ts';
import { renderLinkMatrix } from '../output/link-matrix.ts';
import type { FaultSpec } from './fault-spec.ts';
import { injectFault } from './inject.ts';
import type { LinkCheck } from './verify.ts';
import { describeStallCheck } from './verify-stalls.ts';

/** Flags of every command that breaks something for a time. */
export const faultFlags = {
  ...clusterFlag,
  for: durationFlag('30s', 'how long; the nodes end it by themselves, at most 1h'),
  ...quorumFlag,
  'dry-run': Flags.boolean({ description: 'show the plan and do nothing' }),
  timeout: durationFlag(
    '10s',
    'how long to wait for another scalectl that holds the cluster, and for a node to answer',
  ),
};

export interface FaultFlags {
  readonly name: string;
  readonly for: number;
  readonly 'allow-quorum-loss': boolean;
  readonly 'dry-run': boolean;
  readonly timeout: number;
  readonly seed?: number | undefined;
}

/** What the commands share that set or end faults: the plan, the comparison of links, the document. */
export abstract class FaultCommand extends BaseCommand {
  /** Carries out a fault and gives the document of the command. */
  protected async inject(action: string, spec: FaultSpec, flags: FaultFlags): Promise<unknown> {
    const { name, seed } = flags;
    const work = injectFault(this.context, new LocalDriver(this.context), name, spec, {
      durationMs: flags.for,
      allowQuorumLoss: flags['allow-quorum-loss'],
      dryRun: flags['dry-run'],
      verify: true,
      timeoutMs: flags.timeout,
      signal: this.context.interruption(),
      onWait: this.onWait,
      ...(seed === undefined ? {} : { seed }),
      onPlan: (decided) => {
        for (const line of describePlan(decided)) this.say(line);
      },
    });
    const { plan, check, stalls } = await explainInterruption(work, 'What was set is taken back: no fault is left.');
    if (flags['dry-run']) this.say('nothing was done: --dry-run');
    else
      this.say(
        `fault ${plan.id} is set on ${[...plan.parts.keys()].join(', ')}; end it with: scalectl heal ${plan.id} --name ${name}`,
      );
    this.show(check);
    for (const stall of stalls) this.say(describeStallCheck(stall));
    const { id, summary, target, links, durationMs, leaderBefore, quorumConnected } = plan;
    const document = { id, summary, target, links, durationMs, leaderBefore, quorumConnected };
    return { cluster: name, action, dryRun: flags['dry-run'], ...document, check, stalls };
  }

  /** The matrices of a comparison that went well. */
  protected show(check: LinkCheck | null): void {
    if (check === null) return;
    this.say(`\n${renderLinkMatrix(check.links)}`);
    this.say(describeCheck(check));
  }
}
