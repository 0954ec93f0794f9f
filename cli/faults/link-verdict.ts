import { isSevered, type LinkEffect } from '../../server/faults/link-effect.ts';
import { clientsName, type DeclaredLink } from './cluster-view.ts';
import { describeEffect } from './fault-spec.ts';

/** What came back when a link was probed. */
export interface LinkObservation {
  readonly sent: number;
  readonly answered: number;
  /** From sending to the first and to the last answer. */
  readonly firstAnswerMs: number;
  readonly lastAnswerMs: number;
  /** A new connection was let in; for links of clients, each call stands for one. */
  readonly dialled: boolean;
}

export interface LinkVerdict {
  readonly from: string;
  readonly to: string;
  /** "open", "cut: drop", "+50 ms ±10 ms" */
  readonly declared: string;
  /** "open 0.4 ms", "cut", "no new connections 0.4 ms" */
  readonly observed: string;
  readonly agrees: boolean;
}

/** How a link is asked so that its answer shows the effect. */
export interface ProbePlan {
  readonly count: number;
  readonly paddingBytes: number;
  readonly timeoutMs: number;
  /** False: what the fault adds is longer than anybody waits for. */
  readonly answerIsDue: boolean;
}

/** Enough to tell a share of lost frames from chance. */
const lossSamples = 200;
const maxPaddingBytes = 64 * 1024;
/** A share of what the narrow line carries in a second: the probe is felt, and is over soon. */
const paddingShare = 0.2;
/**
 * Longest wait for what a fault adds. That nothing comes for so long shows a longer delay well enough: nobody should wait a
 * minute for the proof of a delay of a minute, and no node answers a probe so late (`maxProbeTimeoutMs`).
 */
const maxAddedMs = 5_000;

/**
 * @param baseTimeoutMs what an answer over an undisturbed link may take.
 * @param remainingMs when the first of the faults ends: a probe that is under way then would show neither state.
 */
export function probePlan(
  { from, effect }: DeclaredLink,
  baseTimeoutMs: number,
  remainingMs = Number.POSITIVE_INFINITY,
): ProbePlan {
  const { delayMs, jitterMs, lossRatio, bandwidthBytesPerS } = effect;
  const lossy = lossRatio > 0 && lossRatio < 1;
  const padded = bandwidthBytesPerS > 0 && !lossy && from !== clientsName;
  const paddingBytes = padded ? Math.min(maxPaddingBytes, Math.ceil(bandwidthBytesPerS * paddingShare)) : 0;
  const lineMs = padded ? (paddingBytes / bandwidthBytesPerS) * 1000 : 0;
  const addedMs = delayMs + jitterMs + lineMs;
  const waitedMs = Math.min(addedMs, maxAddedMs, Math.max(0, remainingMs - 2 * baseTimeoutMs));
  return {
    count: lossy && from !== clientsName ? lossSamples : 1,
    paddingBytes,
    timeoutMs: Math.ceil(baseTimeoutMs + waitedMs),
    answerIsDue: waitedMs === addedMs,
  };
}

/** Compares what the nodes say they do to a link with what was seen of it. Null: it could not be probed. */
export function judgeLink(link: DeclaredLink, plan: ProbePlan, seen: LinkObservation): LinkVerdict {
  const { from, to, effect } = link;
  return {
    from,
    to,
    declared: effect.cut === null && describeEffect(effect) === 'nothing' ? 'open' : describeEffect(effect),
    observed: describeObservation(link, plan, seen),
    agrees: agrees(link, plan, seen),
  };
}

function describeObservation(link: DeclaredLink, plan: ProbePlan, seen: LinkObservation): string {
  const { sent, answered, firstAnswerMs, dialled } = seen;
  if (answered === 0) return isYetToCome(link, plan, seen) ? `no answer in ${plan.timeoutMs} ms` : 'cut';
  const lost = answered === sent ? '' : `, ${Math.round((1 - answered / sent) * 100)} % lost`;
  return `${dialled ? 'open' : 'refuse-new'} ${Number(firstAnswerMs.toPrecision(2))} ms${lost}`;
}

function agrees({ from, effect }: DeclaredLink, plan: ProbePlan, seen: LinkObservation): boolean {
  const cutForClients = from === clientsName && effect.cut !== null;
  if (isSevered(effect) || effect.lossRatio === 1 || cutForClients) return seen.answered === 0;
  // A call of a client is one draw: whether it got through says nothing about the share.
  if (from === clientsName && effect.lossRatio > 0) return true;
  if (isYetToCome({ from, effect }, plan, seen)) return true;
  if (seen.answered === 0 || seen.dialled !== (effect.cut === null)) return false;
  return isLossPlausible(effect, seen) && seen.firstAnswerMs >= leastMs(effect, plan);
}

/** Nothing came, and nothing was due yet. Between nodes it is told from a cut by the new connection, which nothing delays. */
function isYetToCome(
  { from, effect }: Pick<DeclaredLink, 'from' | 'effect'>,
  { answerIsDue }: ProbePlan,
  { sent, answered, dialled }: LinkObservation,
): boolean {
  if (answerIsDue || isSevered(effect) || sent === 0 || answered > 0) return false;
  return from === clientsName || dialled === (effect.cut === null);
}

/** Within five standard deviations of what is expected: less than one in a million is beyond by chance. */
function isLossPlausible({ lossRatio }: LinkEffect, { sent, answered }: LinkObservation): boolean {
  const deviation = Math.sqrt(sent * lossRatio * (1 - lossRatio));
  return Math.abs(sent - answered - sent * lossRatio) <= 5 * deviation;
}

/** A tenth less than the least that the effect adds: clocks of two processes and timers are not exact. */
function leastMs({ delayMs, jitterMs, bandwidthBytesPerS }: LinkEffect, { paddingBytes }: ProbePlan): number {
  const lineMs = bandwidthBytesPerS > 0 ? (paddingBytes / bandwidthBytesPerS) * 1000 : 0;
  return 0.9 * (Math.max(0, delayMs - jitterMs) + lineMs);
}
