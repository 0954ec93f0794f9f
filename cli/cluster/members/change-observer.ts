import type { NodeRecord } from '../registry.ts';
import type { MemberPlan } from './scale-plan.ts';

/** A change of members, told while it happens. */
export interface ChangeObserver {
  onPlan?(plan: MemberPlan, leader: string | null): void;
  /** An earlier change that was not finished is finished first; `isAsked`: it is the very one that was asked for. */
  onResumed?(purpose: string, isAsked: boolean): void;
  onStep?(text: string): void;
  /** How much of the log a new node has. */
  onCatchUp?(node: string, matchIndex: number, lastIndex: number): void;
  /** From here on these nodes serve and count. */
  onJoined?(nodes: readonly NodeRecord[]): void;
  /** These nodes are about to leave: whoever sends them requests had better send them to others. */
  onLeaving?(nodes: readonly NodeRecord[]): void;
  onWaitForLock?(purpose: string, pid: number): void;
}
