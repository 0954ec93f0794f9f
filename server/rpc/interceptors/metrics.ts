// Imported, because the global of this name is looked up by a function at each use: a twentieth of a read.
import { performance } from 'node:perf_hooks';
import type { EndListener } from '../call-context.ts';
import type { Interceptor } from '../interceptor.ts';
import type { MethodDescription } from '../method-description.ts';
import type { StatusCode } from '../status.ts';

/** Where the calls of one method are counted. */
export interface CallRecorder {
  started(): void;
  ended(code: StatusCode, durationMs: number): void;
}

/** Counts calls and their durations; the recorder of a method is looked up once, not per call. */
export function metrics(recorderOf: (method: MethodDescription) => CallRecorder): Interceptor {
  return (next, method) => {
    const recorder = recorderOf(method);
    const onEnd: EndListener = (code, _, { startedAtMs }) => recorder.ended(code, performance.now() - startedAtMs);
    return (request, context) => {
      recorder.started();
      context.onEnd(onEnd);
      return next(request, context);
    };
  };
}
