/** Entry of a worker thread: one generator, one pacer, and the messages between them and the pool. */
import { parentPort, workerData } from 'node:worker_threads';
import { monotonicClock } from './clock.ts';
import { Generator } from './generator.ts';
import { Pacer } from './pacer.ts';
import type { LoadPlan } from './plan.ts';
import type { FromWorker, ToWorker } from './records.ts';
import { threadCpuMicros } from './thread-cpu.ts';

if (parentPort === null) throw new Error('assert: bench/load/worker runs as a worker thread only');
const port = parentPort;
const post = (message: FromWorker) => port.postMessage(message);

const generator = new Generator(workerData as LoadPlan, {
  clock: monotonicClock(),
  cpuMicros: threadCpuMicros,
  onSecond: (record) => post({ type: 'second', record }),
});
const pacer = new Pacer();

function tick(): void {
  if (generator.tick()) return;
  pacer.stop();
  post({ type: 'done', record: generator.finish() });
  port.close();
}

port.on('message', (message: ToWorker) => {
  switch (message.type) {
    case 'start':
      generator.start(message.atMs);
      pacer.start(tick);
      break;
    case 'fault-began':
      generator.faultBegan(message.atMs, message.disturbs);
      break;
    case 'fault-done':
      generator.faultDone(message.index, message.atMs, message.overAtMs);
      break;
    case 'healed':
      generator.healed(message.atMs);
      break;
    case 'nodes-joined':
      generator.nodesJoined(message.nodes);
      break;
    case 'nodes-leaving':
      generator.nodesLeaving(message.nodes);
      break;
    case 'stop':
      generator.stop();
      break;
  }
});

post({ type: 'ready', connections: await generator.connect() });
