import type { ChangeObserver } from '../cluster/members/change-observer.ts';
import { changesNothing, type MemberPlan } from '../cluster/members/scale-plan.ts';
import type { Context } from '../context.ts';
import { describeLockWait } from './lock-wait.ts';
import { ProgressLine } from './progress.ts';

/** Tells what `scale` and `replace-node` are about to do, and do. */
export class ChangeNarrator implements ChangeObserver {
  readonly #progress: ProgressLine;
  readonly #say: (text: string) => void;
  readonly #matches = new Map<string, number>();

  constructor(context: Context, say: (text: string) => void) {
    this.#progress = new ProgressLine(context.stderr);
    this.#say = say;
  }

  onPlan(plan: MemberPlan, leader: string | null): void {
    for (const line of describePlan(plan, leader)) this.#tell(line);
  }

  onResumed(purpose: string, isAsked: boolean): void {
    this.#tell(`"scalectl ${purpose}" was not finished: ${isAsked ? 'it goes on from there' : 'that comes first'}`);
  }

  onStep(text: string): void {
    this.#tell(`  ${text}`);
  }

  onCatchUp(node: string, matchIndex: number, lastIndex: number): void {
    this.#matches.set(node, matchIndex);
    const shares = [...this.#matches].map(([name, index]) => `${name} ${percent(index, lastIndex)}`);
    this.#progress.show(`sending the log: ${shares.join(', ')} of ${lastIndex} entries`);
  }

  onWaitForLock(purpose: string, pid: number): void {
    this.#tell(describeLockWait(purpose, pid));
  }

  async during<T>(work: Promise<T>): Promise<T> {
    try {
      return await work;
    } finally {
      this.#progress.clear();
    }
  }

  #tell(text: string): void {
    this.#progress.clear();
    this.#say(text);
  }
}

/** As a diff reads: + joins, - leaves, = stays. */
function describePlan(plan: MemberPlan, leader: string | null): readonly string[] {
  const { add, remove, keep, quorums } = plan;
  const [before, after] = [keep.length + remove.length, keep.length + add.length];
  if (changesNothing(plan)) return [`${after} nodes: nothing to change`];
  const kind = ({ witness }: { readonly witness: boolean }) => (witness ? ', witness' : '');
  const mark = (name: string) => (name === leader ? ', leads' : '');
  const leaves = remove.some(({ name }) => name === leader);
  return [
    `plan: ${before} → ${after} nodes, ${describeQuorums(quorums)}`,
    ...keep.map((node) => `  = ${node.name} (dc ${node.dc}${kind(node)}${mark(node.name)}${away(node.running)})`),
    ...add.map((node) => `  + ${node.name} (dc ${node.dc}${kind(node)}) joins when it has the log`),
    ...remove.map(
      (node) => `  - ${node.name} (dc ${node.dc}${kind(node)}${mark(node.name)}${away(node.running)}) leaves`,
    ),
    leaves ? `  leader: ${leader} hands over before it leaves` : `  leader: ${leader ?? 'none'} stays`,
  ];
}

function describeQuorums({ before, after }: MemberPlan['quorums']): string {
  const areMajorities = [before, after].every(({ election, write }) => election === write);
  if (areMajorities) return `quorum ${before.write} → ${after.write}`;
  return `write quorum ${before.write} → ${after.write}, election quorum ${before.election} → ${after.election}`;
}

function away(running: boolean): string {
  return running ? '' : ', does not run';
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '100%' : `${Math.min(100, Math.floor((part / whole) * 100))}%`;
}
