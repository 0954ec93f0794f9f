import { type Logger, pino } from 'pino';
import type { LogLevel } from '../config.ts';

export interface LoggerOptions {
  readonly level: LogLevel;
  readonly cluster: string;
  readonly node: string;
}

// Whoever reads our output may hang; what would make us grow beyond this is dropped.
const maxBufferedBytes = 16 * 1024 * 1024;

/** Never logged, in the first two levels of the fields. */
const secretKeys = ['password', 'token', 'secret', 'authorization', 'privateKey', 'connectionString'];

/**
 * One JSON line per event on standard output, handed to the system in the background: a synchronous write to a pipe
 * whose reader hangs would stop the node, election included. What is left when the process exits, after a fatal error
 * too, pino writes synchronously; only a SIGKILL can lose lines, those of the last moment.
 */
export function createLogger({ level, cluster, node }: LoggerOptions): Logger {
  return pino(
    {
      level,
      base: { cluster, node, pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label, number) => ({ level: number, severity: label }) },
      redact: { paths: secretKeys.flatMap((key) => [key, `*.${key}`]), censor: '[secret]' },
      serializers: { error: pino.stdSerializers.err },
    },
    pino.destination({ dest: 1, sync: false, maxLength: maxBufferedBytes }),
  );
}
