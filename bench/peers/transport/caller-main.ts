import { parseArgs } from 'node:util';
import { Pacer } from '../../load/pacer.ts';
import { Histogram } from '../../stats/histogram.ts';
import { type Caller, openChannelCaller, openLoadCaller } from './callers.ts';

// The process of one client that is measured: node caller-main.js --client load|channel --port N --seconds N
// [--rate calls per second]. Without a rate, 25 calls are in flight on each of 4 connections all the time. Prints what it
// used and saw after a warm-up, as JSON.

const { values } = parseArgs({
  options: {
    client: { type: 'string' },
    port: { type: 'string' },
    seconds: { type: 'string' },
    rate: { type: 'string', default: '0' },
  },
});

const warmUpMs = 1500;
const inFlight = 100;
const rate = Number(values.rate);
const open = values.client === 'load' ? openLoadCaller : openChannelCaller;

const latencies = new Histogram();
/** Of calls that are due at a time. */
let started = 0;
let answered = 0;
let startMs = 0;
const pacer = new Pacer();
const caller: Caller = await open(Number(values.port), (callId) => {
  answered++;
  // From the moment at which the call was due: what waits for a late client or server counts.
  if (rate > 0) latencies.recordMs(Math.max(0, performance.now() - dueMs(callId)));
  // On the same connection, whose output leaves when its answers were read.
  else caller.call(callId + inFlight);
});

function dueMs(callId: number): number {
  return startMs + (callId * 1000) / rate;
}

function callWhatIsDue(): void {
  const nowMs = performance.now();
  caller.tick(nowMs);
  while (rate > 0 && dueMs(started) <= nowMs) caller.call(started++);
  caller.flush();
}

startMs = performance.now();
if (rate === 0) for (let callId = 0; callId < inFlight; callId++) caller.call(callId);
pacer.start(callWhatIsDue);
setTimeout(beginMeasurement, warmUpMs);

function beginMeasurement(): void {
  latencies.clear();
  const before = { cpu: process.cpuUsage(), answered, atMs: performance.now() };
  setTimeout(() => {
    const { user, system } = process.cpuUsage(before.cpu);
    const calls = answered - before.answered;
    const seconds = (performance.now() - before.atMs) / 1000;
    const figures = {
      cpuUsPerCall: (user + system) / calls,
      callsPerSecond: calls / seconds,
      p50Ms: latencies.percentileMs(50),
      p99Ms: latencies.percentileMs(99),
    };
    process.stdout.write(`${JSON.stringify(figures)}\n`, () => process.exit(0));
  }, Number(values.seconds) * 1000);
}
