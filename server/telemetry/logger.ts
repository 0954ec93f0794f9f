import { type Logger, pino } from 'pino';

export interface LoggerOptions {
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  readonly cluster: string;
  readonly node: string;
}

/**
 * One JSON line per event on standard output, written at once: a node logs a handful of lines when nothing is wrong, and
 * the last line before a crash is the one that matters, so nothing may wait in a buffer. (At level debug every call
 * writes two lines; that costs, and is meant for looking closely.)
 */
export function createLogger({ level, cluster, node }: LoggerOptions): Logger {
  return pino(
    {
      level,
      base: { cluster, node, pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label, number) => ({ level: number, severity: label }) },
      redact: { paths: ['password', 'token', 'secret', 'authorization', '*.password', '*.token'], censor: '[secret]' },
      serializers: { error: pino.stdSerializers.err },
    },
    pino.destination({ dest: 1, sync: true }),
  );
}
