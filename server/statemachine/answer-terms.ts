import type { DeleteRangeOperation, PutOperation } from './command.ts';

/**
 * Who reads the answer to a command, beside what it changes: nobody on this node, since a client of another one asked; a
 * client of this node; or a session, which keeps it, so that it must be alike on all nodes.
 */
export type Reader = 'nobody' | 'client' | 'session';

/** How much is answered. What a command changes does not depend on it, but for what a session is refused. */
export interface AnswerTerms {
  readonly reader: Reader;
  /** Of a session. */
  readonly answerBytesMax: number;
  /** Of a client. */
  readonly rangesBytesMax: number;
}

/** The same without what nobody reads: the keys before the write may be many. */
export function asRead<T extends PutOperation | DeleteRangeOperation>(operation: T, reader: Reader): T {
  return reader === 'nobody' && operation.prevKv ? { ...operation, prevKv: false } : operation;
}
