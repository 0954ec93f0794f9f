import { type ConnectionLimits, defaultLimits } from '../../../../proto/wire/limits.ts';

/** Two messages of the usual size of a large one: while one leaves, the handler makes the next. */
const maxQueuedBytesPerStream = 128 * 1024;

export const serverLimits: ConnectionLimits = Object.freeze({ ...defaultLimits, maxQueuedBytesPerStream });
