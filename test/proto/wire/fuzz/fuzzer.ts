import type { Random } from '../../../support/random.ts';
import { compareSplit, feed } from './check.ts';
import { type Conversation, corpus } from './corpus.ts';
import { mutate } from './mutate.ts';

/** How inputs ended: what an input did to its connection, and how often. */
export type Outcomes = Map<string, number>;

export interface FuzzOptions {
  readonly inputs: number;
  readonly random: Random;
  readonly outcomes: Outcomes;
}

/** One input in this many is also fed in pieces, which costs several times as much. */
const splitEvery = 20;

/** @throws Error naming the input when a core breaks a promise. */
export function fuzz({ inputs, random, outcomes }: FuzzOptions): void {
  for (let i = 0; i < inputs; i++) {
    const conversation = random.pick(corpus);
    const input = mutate(conversation, corpus, random);
    try {
      const outcome = tryInput(conversation, input, random, i % splitEvery === 0);
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    } catch (error) {
      throw new Error(`${conversation.role}, input ${input.toString('hex')}: ${(error as Error).stack}`);
    }
  }
}

function tryInput({ role }: Conversation, input: Buffer, random: Random, alsoSplit: boolean): string {
  const { error } = feed(role, input);
  if (alsoSplit) {
    const longest = random.pick([1, 3, 20, 200]);
    compareSplit(role, input, () => random.int(1, longest));
  }
  return `${role} ${error === null ? 'lives' : `GOAWAY ${error.code}${error.abuse === null ? '' : ` ${error.abuse}`}`}`;
}
