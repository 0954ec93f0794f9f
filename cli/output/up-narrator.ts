import { plural } from '../../bench/report/format.ts';
import type { NodePlan } from '../cluster/plan.ts';
import { endpointOf } from '../cluster/probe.ts';
import type { UpObserver } from '../cluster/reconcile.ts';
import type { ClusterRecord } from '../cluster/registry.ts';
import type { Context } from '../context.ts';
import { describeLockWait } from './lock-wait.ts';
import { ProgressLine } from './progress.ts';

/** Tells what `up` and `start-node` do while they do it. */
export class UpNarrator implements UpObserver {
  readonly #progress: ProgressLine;
  readonly #say: (text: string) => void;
  #waitingFor = new Set<string>();

  constructor(context: Context, say: (text: string) => void) {
    this.#progress = new ProgressLine(context.stderr);
    this.#say = say;
  }

  onPlan(cluster: ClusterRecord, plan: readonly NodePlan[], created: boolean): void {
    this.#waitingFor = new Set(plan.map(({ node }) => node.name));
    if (created)
      this.#tell(`cluster "${cluster.name}": new, ${cluster.nodes.length} ${plural('node', cluster.nodes.length)}`);
    else if (plan.every(({ action }) => action === 'keep')) this.#tell(`cluster "${cluster.name}": nothing to change`);
    else this.#tell(`cluster "${cluster.name}":`);
    for (const step of plan) this.#tell(`  ${describeStep(step)}`);
    this.#showWaiting();
  }

  onReady(nodeName: string, afterMs: number): void {
    this.#waitingFor.delete(nodeName);
    if (this.#progress.isLive) this.#tell(`  ${nodeName} serves after ${Math.round(afterMs)} ms`);
    this.#showWaiting();
  }

  onWaitForLock(purpose: string, pid: number): void {
    this.#tell(describeLockWait(purpose, pid));
  }

  clear(): void {
    this.#progress.clear();
  }

  /** Takes the progress line away when the work ends, however it ends. */
  async during<T>(work: Promise<T>): Promise<T> {
    try {
      return await work;
    } finally {
      this.clear();
    }
  }

  #tell(text: string): void {
    this.#progress.clear();
    this.#say(text);
  }

  #showWaiting(): void {
    if (this.#waitingFor.size > 0) this.#progress.show(`waiting for ${[...this.#waitingFor].join(', ')} to serve`);
  }
}

/** As a diff reads: + is started, ~ is changed, = stays. */
function describeStep({ node, action, process }: NodePlan): string {
  const label = `${node.name} (dc ${node.dc})`;
  switch (action) {
    case 'start':
      return `+ ${label} start on ${endpointOf(node)}`;
    case 'resume':
      return `~ ${label} resume, pid ${process!.pid}`;
    case 'adopt':
      return `~ ${label} found running, pid ${process!.pid}: write it down`;
    case 'keep':
      return `= ${label} runs, pid ${process!.pid}`;
  }
}
