import { monitorEventLoopDelay } from 'node:perf_hooks';

export interface Usage {
  readonly rssBytes: number;
  /** User and system time since the process started. */
  readonly cpuMicros: number;
  readonly uptimeMs: number;
  readonly eventLoopDelayP99Ms: number;
}

const resolutionMs = 10;
const windowMs = 1_000;

/** What this process uses. The delay of the event loop is of the last full second. */
export class UsageMeter {
  readonly #delay = monitorEventLoopDelay({ resolution: resolutionMs });
  readonly #timer: NodeJS.Timeout;
  #delayP99Ms = 0;

  constructor() {
    this.#delay.enable();
    this.#timer = setInterval(() => this.#roll(), windowMs);
    this.#timer.unref();
  }

  read(): Usage {
    const { user, system } = process.cpuUsage();
    return {
      rssBytes: process.memoryUsage.rss(),
      cpuMicros: user + system,
      uptimeMs: Math.round(process.uptime() * 1000),
      eventLoopDelayP99Ms: this.#delayP99Ms,
    };
  }

  close(): void {
    clearInterval(this.#timer);
    this.#delay.disable();
  }

  #roll(): void {
    // The histogram holds intervals of its own timer: what is above the resolution is delay.
    const p99Ms = this.#delay.percentile(99) / 1e6;
    this.#delayP99Ms = Number.isFinite(p99Ms) ? Math.max(0, p99Ms - resolutionMs) : 0;
    this.#delay.reset();
  }
}
