import { Interrupted } from './context.ts';
import { CliError } from './errors.ts';

/** Waits for `work`; when Ctrl-C cut it short, the error says what became of what was begun. */
export async function explainInterruption<T>(work: Promise<T>, hint: string): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const reason = interruptionOf(error);
    throw reason === null ? error : interruptedError(reason, hint);
  }
}

/**
 * Waiting that is cut short rejects with an AbortError; why is in its cause. A CliError with such a cause says already what
 * became of it.
 */
export function interruptionOf(error: unknown): Interrupted | null {
  if (error instanceof CliError) return null;
  if (error instanceof Interrupted) return error;
  return error instanceof Error && error.cause instanceof Interrupted ? error.cause : null;
}

/** Of commands that start nodes. */
export function finishOrUndo(cluster: string): string {
  return `What was begun can be finished with "scalectl up --name ${cluster}" or undone with "scalectl down --name ${cluster}".`;
}

export function interruptedError(reason: Interrupted, hint: string): CliError {
  return new CliError({
    code: 'interrupted',
    exit: 'interrupted',
    message: `${reason.message[0]!.toUpperCase()}${reason.message.slice(1)}.`,
    hint,
  });
}
