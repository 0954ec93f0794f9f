import { isSevered, type LinkEffect } from '../../server/faults/link-effect.ts';
import { describeEffect } from './fault-spec.ts';
import { clientsName, type DeclaredLink } from './shapes.ts';

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

/** Nothing was sent, or nobody could be asked. */
export const nothingSeen: LinkObservation = { sent: 0, answered: 0, firstAnswerMs: 0, lastAnswerMs: 0, dialled: false };

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
/** Of a link that is to lose nothing, or everything: of 30 % that are left behind one in fifty million checks would see none. */
const samples = 50;
/** Each is a call of its own, with a share of the node's room for calls: 30 % that are left behind show in all but one of 1,200. */
const clientSamples = 20;
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
    // The frames of consensus need the narrow line as well.
    count: from === clientsName ? clientSamples : lossy ? lossSamples : padded ? 1 : samples,
    paddingBytes,
    timeoutMs: Math.ceil(baseTimeoutMs + waitedMs),
    answerIsDue: waitedMs === addedMs,
  };
}

/**
 * Compares what the nodes say they do to a link with what was seen of it.
 *
 * @param undisturbedMs how late an answer over an undisturbed link may have come.
 */
export function judgeLink(
  link: DeclaredLink,
  plan: ProbePlan,
  seen: LinkObservation,
  undisturbedMs: number,
): LinkVerdict {
  const { from, to, effect } = link;
  return {
    from,
    to,
    declared: effect.cut === null && describeEffect(effect) === 'nothing' ? 'open' : describeEffect(effect),
    observed: describeObservation(link, plan, seen),
    agrees: agrees(link, plan, seen, undisturbedMs),
  };
}

function describeObservation(link: DeclaredLink, plan: ProbePlan, seen: LinkObservation): string {
  const { sent, answered, firstAnswerMs, dialled } = seen;
  if (answered === 0) return dialled || isYetToCome(link, plan, seen) ? `no answer in ${plan.timeoutMs} ms` : 'cut';
  const lost = answered === sent ? '' : `, ${Math.round((1 - answered / sent) * 100)} % lost`;
  return `${dialled ? 'open' : 'refuse-new'} ${Number(firstAnswerMs.toPrecision(2))} ms${lost}`;
}

function agrees(link: DeclaredLink, plan: ProbePlan, seen: LinkObservation, undisturbedMs: number): boolean {
  const { from, effect } = link;
  const ofClients = from === clientsName;
  if (isSevered(effect) || (ofClients && effect.cut !== null)) return seen.answered === 0 && !seen.dialled;
  if (effect.lossRatio === 1) return seen.answered === 0;
  if (isYetToCome(link, plan, seen)) return true;
  if (seen.sent === 0 || (!ofClients && seen.dialled !== (effect.cut === null))) return false;
  // Of what is not due, some may come all the same, by its jitter.
  const isLossSound = !plan.answerIsDue || isLossPlausible(effect, seen);
  return isLossSound && isTimePlausible(effect, plan, seen, undisturbedMs);
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

/**
 * Not sooner than the least that the effect adds, less a tenth: clocks of two processes and timers are not exact. Not later
 * than the most; but a narrow line carries more than the probe.
 */
function isTimePlausible(
  { delayMs, jitterMs, bandwidthBytesPerS }: LinkEffect,
  { paddingBytes }: ProbePlan,
  { answered, firstAnswerMs }: LinkObservation,
  undisturbedMs: number,
): boolean {
  if (answered === 0) return true;
  const isNarrow = bandwidthBytesPerS > 0;
  const lineMs = isNarrow ? (paddingBytes / bandwidthBytesPerS) * 1000 : 0;
  const leastMs = 0.9 * (Math.max(0, delayMs - jitterMs) + lineMs);
  return firstAnswerMs >= leastMs && (isNarrow || firstAnswerMs <= delayMs + jitterMs + undisturbedMs);
}
