import type { Interceptor } from '../interceptor.ts';
import type { MethodDescription } from '../method-description.ts';
import { deadline } from './deadline.ts';
import { identity } from './identity.ts';
import { type CallLimits, limits } from './limits.ts';
import { type CallLogger, log } from './log.ts';
import { type CallRecorder, metrics } from './metrics.ts';

/**
 * The layers of every node, outermost first. Metrics and log stand before everything that refuses, so that refused
 * calls are seen; identity stands before them, so that they can say who called.
 */
export function standardInterceptors(options: {
  readonly recorderOf: (method: MethodDescription) => CallRecorder;
  readonly logger: CallLogger;
  readonly limits: CallLimits;
}): readonly Interceptor[] {
  return [identity(), metrics(options.recorderOf), log(options.logger), deadline(), limits(options.limits)];
}
