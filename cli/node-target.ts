import { Args, Flags } from '@oclif/core';
import { selectorHelp } from './cluster/selectors.ts';
import { CliError } from './errors.ts';

/** NODE or --target, of commands that act on nodes. */
export const nodeArg = {
  node: Args.string({ description: 'name of the node, as "scalectl status" shows it', ignoreStdin: true }),
};

export const targetFlag = {
  target: Flags.string({ description: `which node or nodes: ${selectorHelp}`, helpValue: 'TARGET' }),
};

export const quorumFlag = {
  'allow-quorum-loss': Flags.boolean({ description: 'act although no quorum of the nodes would be left' }),
};

/** The one that was given; both or none is a mistake. */
export function targetOf(node: string | undefined, target: string | undefined): string {
  if (node !== undefined && target === undefined) return node;
  if (target !== undefined && node === undefined) return target;
  throw new CliError({
    code: 'no-target',
    exit: 'usage',
    message: node === undefined ? 'Which node?' : 'Name a node or use --target, not both.',
    hint: `Give the name of a node, or --target with ${selectorHelp}.`,
  });
}
