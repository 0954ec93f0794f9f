/** A server in a process of its own, so that its memory and CPU can be told from the attacker's. See `startVictim`. */
import { clientStream, implement, serverStream, unary } from '../../../../server/rpc/service-definition.ts';
import type { WireServerOptions } from '../../../../server/rpc/transports/wire/options.ts';
import { createWireServer } from '../../../../server/rpc/transports/wire.ts';
import { collectGarbage } from '../../../support/collect-garbage.ts';
import { echo, plainHandlers } from '../echo-service.ts';

/** What the victim tells when it is asked. */
export interface VictimState {
  /** Objects and buffers in use, garbage not counted. */
  readonly heapBytes: number;
  /** Resident memory when it was highest. */
  readonly peakRssBytes: number;
  readonly cpuMs: number;
  /** The same, without what collecting garbage for this answer cost. */
  readonly cpuBeforeCollectingMs: number;
  /** Handlers at work now, and when there were most. */
  readonly working: number;
  readonly mostWorking: number;
  /** How connections were ended badly, and how often. */
  readonly endings: Readonly<Record<string, number>>;
}

const raw = { decode: (bytes: Uint8Array) => bytes, encode: (bytes: Uint8Array) => ({ finish: () => bytes }) };
const target = {
  name: 'test.Target',
  methods: {
    work: unary('/test.Target/Work', raw, raw),
    large: unary('/test.Target/Large', raw, raw),
    flood: serverStream('/test.Target/Flood', raw, raw),
    ignore: clientStream('/test.Target/Ignore', raw, raw),
  },
};
const answer = Buffer.alloc(1024 * 1024, 'a');
const piece = Buffer.alloc(16 * 1024, 'p');

const endings: Record<string, number> = {};
let working = 0;
let mostWorking = 0;

const server = createWireServer({
  interceptors: [],
  onUnexpectedError: () => {},
  onConnectionEndedBadly: (reason) => {
    endings[reason] = (endings[reason] ?? 0) + 1;
  },
  ...(JSON.parse(process.argv[2]!) as Partial<WireServerOptions>),
});
server.addService(implement(echo, plainHandlers));
server.addService(
  implement(target, {
    /** Works until the call is cancelled, and 100 ms more. */
    async work(_request, context) {
      mostWorking = Math.max(mostWorking, ++working);
      await new Promise((resolve) => context.signal.addEventListener('abort', resolve));
      await new Promise((resolve) => setTimeout(resolve, 100));
      working--;
      return answer;
    },
    /** Takes none of its requests. */
    async ignore(_requests, context) {
      await new Promise((resolve) => context.signal.addEventListener('abort', resolve));
      return answer;
    },
    /** A megabyte for a few bytes. */
    large: () => answer,
    /** Without end. */
    async *flood() {
      for (;;) yield piece;
    },
  }),
);
const port = await server.start({ host: '127.0.0.1', port: 0 });

process.on('message', () => process.send!(state()));
process.on('disconnect', () => process.exit());
process.send!(port);

function state(): VictimState {
  const before = process.resourceUsage();
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  return {
    heapBytes: heapUsed + external,
    peakRssBytes: maxRSS * 1024,
    cpuMs: (userCPUTime + systemCPUTime) / 1000,
    cpuBeforeCollectingMs: (before.userCPUTime + before.systemCPUTime) / 1000,
    working,
    mostWorking,
    endings,
  };
}
