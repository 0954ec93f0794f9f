import { FrameType, frameHeaderBytes, minMaxFrameBytes } from '../../../../proto/wire/frames.ts';
import { defaultLimits } from '../../../../proto/wire/limits.ts';
import { maxStreams, Subject } from './subject.ts';

/** What one input may leave behind: replies up to their limit, and answers to as many calls as fit into an input. */
const maxPendingBytes = defaultLimits.maxPendingReplies * 17 + 64 * 1024;

/** Lengths of the pieces in which an input arrives, one after the other. */
export type Pieces = () => number;

const asWhole: Pieces = () => Number.POSITIVE_INFINITY;

/** Feeds one input to a new core. @throws Error when the core breaks a promise. */
export function feed(role: 'client' | 'server', input: Buffer, pieces: Pieces = asWhole, keepsLog = false): Subject {
  const subject = new Subject(role, keepsLog);
  const { connection } = subject;
  for (let at = 0; at < input.length; ) {
    const end = Math.min(input.length, at + pieces());
    // A copy that is overwritten afterwards, as a socket reuses its buffer: nobody may keep a view.
    const piece = end - at === input.length ? input : Buffer.from(input.subarray(at, end));
    connection.receive(piece, 0);
    if (piece !== input) piece.fill(0xee);
    at = end;
  }
  const { streamCount, pendingBytes } = connection;
  if (streamCount > maxStreams) throw new Error(`${streamCount} streams live; ${maxStreams} are allowed`);
  if (pendingBytes > maxPendingBytes) throw new Error(`${pendingBytes} bytes wait to be sent`);
  if (subject.error !== null && streamCount > 0) throw new Error(`${streamCount} streams outlive their connection`);
  checkCalls(subject);
  checkOutput(subject);
  return subject;
}

/** Who owns a call hears of its end, once it has one. */
function checkCalls({ connection, openCalls }: Subject): void {
  if (openCalls !== connection.streamCount)
    throw new Error(`${openCalls} calls are open to their owner; ${connection.streamCount} streams live`);
}

/** Whole frames of the allowed size, a GOAWAY as the last of a failed connection. */
function checkOutput({ connection, error }: Subject): void {
  let lastType = -1;
  for (let bytes = connection.take(); bytes !== null; bytes = connection.take()) {
    for (let at = 0; at < bytes.length; ) {
      const length = bytes.readUIntBE(at, 3);
      if (length > minMaxFrameBytes) throw new Error(`a frame of ${length} bytes is in the output`);
      lastType = bytes[at + 3]!;
      at += frameHeaderBytes + length;
      if (at > bytes.length) throw new Error('the output ends within a frame');
    }
  }
  if (error !== null && lastType !== FrameType.GOAWAY)
    throw new Error(`a failed connection ends with frame ${lastType}`);
}

/** @throws Error when the events differ from those of the input in one piece. */
export function compareSplit(role: 'client' | 'server', input: Buffer, pieces: Pieces): void {
  const whole = feed(role, input, asWhole, true).log!.join('\n');
  const split = feed(role, input, pieces, true).log!.join('\n');
  if (whole !== split) throw new Error(`split, the input means something else:\n${whole}\n--- but in pieces\n${split}`);
}
