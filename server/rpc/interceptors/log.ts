import type { CallContext } from '../call-context.ts';
import type { Interceptor } from '../interceptor.ts';
import type { RpcError } from '../rpc-error.ts';
import type { StatusCode } from '../status.ts';

/** What this needs of a pino logger. */
export interface CallLogger {
  isLevelEnabled(level: string): boolean;
  debug(fields: object, message: string): void;
}

/**
 * Logs the start and the end of every call at debug. When debug is off at start-up the handler is not even wrapped;
 * errors that no handler foresaw are logged by the transport's `onUnexpectedError`, at any level.
 */
export function log(logger: CallLogger): Interceptor {
  return (next) => {
    if (!logger.isLevelEnabled('debug')) return next;
    return (request, context) => {
      logger.debug(fieldsOf(context), 'call started');
      context.onEnd((code, error) =>
        logger.debug({ ...fieldsOf(context), ...endFieldsOf(context, code, error) }, 'call ended'),
      );
      return next(request, context);
    };
  };
}

function fieldsOf(context: CallContext) {
  return { callId: context.id, method: context.method.path, peer: context.peer, identity: context.identity.name };
}

function endFieldsOf(context: CallContext, code: StatusCode, error: RpcError | null) {
  const durationMs = Math.round((performance.now() - context.startedAtMs) * 1000) / 1000;
  if (error === null) return { code, durationMs };
  const cause = error.cause instanceof Error ? { cause: error.cause.message } : {};
  return { code, durationMs, reason: error.message, ...cause };
}
