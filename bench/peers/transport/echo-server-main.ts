import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { standardInterceptors } from '../../../server/rpc/interceptors/standard.ts';
import { createGrpcJsServer } from '../../../server/rpc/transports/grpc-js.ts';
import { createWireServer } from '../../../server/rpc/transports/wire.ts';
import { Metrics } from '../../../server/telemetry/metrics.ts';
import { echoService } from './echo-service.ts';

// The process of one server of the comparison, with the interceptors of a node: node echo-server-main.js --transport wire
// [--key FILE --cert FILE]. Prints its port; on SIGUSR2 what it holds in memory.

const { values } = parseArgs({
  options: { transport: { type: 'string' }, key: { type: 'string' }, cert: { type: 'string' } },
});

const maxConcurrentCalls = 100_000;

const idle = { cpuMicros: 0, rssBytes: 0, uptimeMs: 0, eventLoopDelayP99Ms: 0 };
const absent = () => {
  throw new Error('there is no replica in this process');
};
const metrics = new Metrics({ nodeId: 1, usage: () => idle, status: absent, store: absent });
const options = {
  interceptors: standardInterceptors({
    recorderOf: (method) => metrics.recorderOf(method),
    logger: { isLevelEnabled: () => false, debug: () => {} },
    limits: { maxConcurrentCalls },
  }),
  onUnexpectedError: (error: Error) => {
    throw error;
  },
};
const { key, cert } = values;
const tls =
  key === undefined || cert === undefined ? {} : { tls: { key: readFileSync(key), cert: readFileSync(cert) } };
const server = values.transport === 'grpc-js' ? createGrpcJsServer(options) : createWireServer({ ...options, ...tls });
server.addService(echoService());
const port = await server.start({ host: '127.0.0.1', port: 0 });
process.stdout.write(`${port}\n`);

// What it holds, when asked for: heap and buffers without garbage.
setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;
process.on('SIGUSR2', () => {
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  process.stdout.write(`${heapUsed + external}\n`);
});
