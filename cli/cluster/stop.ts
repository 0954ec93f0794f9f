import type { Driver } from './driver.ts';
import type { ProcessTag, TaggedProcess } from './identity.ts';

export interface StoppedNode {
  readonly id: string;
  readonly pid: number;
  /** It did not end by itself within the grace time. */
  readonly killed: boolean;
}

/** What SIGKILL leaves of a process is gone within milliseconds, unless the kernel is stuck in its disk. */
const killTimeoutMs = 5_000;

/** Ends every process with the tag: asked first, killed after the grace time. Resolves when all are gone. */
export function stopAll(driver: Driver, tag: ProcessTag, graceMs: number): Promise<readonly StoppedNode[]> {
  return stopNodes(driver, tag, null, graceMs);
}

/** The same for the nodes of these names. */
export async function stopNodes(
  driver: Driver,
  tag: ProcessTag,
  names: ReadonlySet<string> | null,
  graceMs: number,
): Promise<readonly StoppedNode[]> {
  const found = (await driver.findAll(tag)).filter(({ nodeName }) => names?.has(nodeName) ?? true);
  const processes = found.sort((a, b) => a.nodeName.localeCompare(b.nodeName));
  return Promise.all(processes.map((process) => stopOne(driver, tag, process, graceMs)));
}

async function stopOne(driver: Driver, tag: ProcessTag, process: TaggedProcess, graceMs: number): Promise<StoppedNode> {
  const stopped = { id: process.nodeName, pid: process.pid };
  await driver.signal(tag, process, 'SIGTERM');
  // A paused process acts on a signal only when it goes on.
  if (process.paused) await driver.signal(tag, process, 'SIGCONT');
  if (await driver.waitUntilGone(tag, process, graceMs)) return { ...stopped, killed: false };
  await driver.signal(tag, process, 'SIGKILL');
  if (await driver.waitUntilGone(tag, process, killTimeoutMs)) return { ...stopped, killed: true };
  throw new Error(`process ${process.pid} of node ${process.nodeName} survived SIGKILL for ${killTimeoutMs} ms`);
}
