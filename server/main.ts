import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { ConfigError, parseConfig } from './config.ts';
import { startNode } from './node.ts';
import { WalError } from './replica/wal/wal-error.ts';
import { AddressError } from './rpc/listen.ts';
import { createLogger } from './telemetry/logger.ts';

// The process of one node: `node main.js --config nodes/n1/config.json`. It logs JSON lines on standard output and ends
// on SIGTERM or SIGINT. Exit codes: 0 stopped, 1 could not start or crashed, 2 bad command line or configuration.

const { values } = parseArgs({ options: { config: { type: 'string' } } });

function usageError(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(2);
}

function readConfigFile(path: string | undefined) {
  if (path === undefined) return usageError('usage: main.js --config FILE');
  try {
    return parseConfig(path, readFileSync(path, 'utf8'));
  } catch (error) {
    const expected = error instanceof ConfigError || (error as NodeJS.ErrnoException).code !== undefined;
    if (expected) return usageError((error as Error).message);
    throw error;
  }
}

const config = readConfigFile(values.config);
const logger = createLogger({ level: config.logLevel, cluster: config.clusterName, node: config.name });

process.on('uncaughtException', (error) => {
  logger.fatal({ error }, 'the node crashed');
  process.exit(1);
});

try {
  const node = await startNode(config, logger);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      logger.info({ signal }, 'node stopping');
      node.stop().then(() => {
        logger.info('node stopped');
        process.exit(0);
      });
    });
  }
} catch (error) {
  // What an operator can act on is a sentence; anything else shows where it came from.
  const expected = error instanceof WalError || error instanceof AddressError;
  const message = `the node cannot start: ${(error as Error).message}`;
  logger.fatal(expected ? { code: error.code } : { error }, message);
  process.exit(1);
}
