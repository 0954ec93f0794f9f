import { scalectl } from '#proto';
import type { Command } from '../statemachine/command.ts';
import { commandFromMessage, commandToMessage } from './command-messages.ts';
import { decodePlainPut, encodePlainPut } from './put-codec.ts';

const message = scalectl.command.v1.Command;

/** The bytes of a log entry (scalectl.command.v1.Command). */
export function encodeCommand(command: Command): Uint8Array {
  return encodePlainPut(command) ?? message.encode(commandToMessage(command)).finish();
}

/**
 * The command that is the bytes from `start` to before `end`. Keys and values of the result are views of `bytes`, made at
 * once or when they are asked for.
 *
 * @throws when `bytes` is no command. Entries are checked by their sums before they get here, so it is one of a newer
 * version, or a defect: applying the log cannot go on.
 */
export function decodeCommand(bytes: Uint8Array, start = 0, end = bytes.length): Command {
  return decodePlainPut(bytes, start, end) ?? commandFromMessage(message.decode(bytes.subarray(start, end)));
}
