import { readFile } from 'node:fs/promises';

/** The kernel counts CPU time of processes in hundredths of a second, everywhere but on exotic builds. */
const tickUs = 10_000;

/** User and system time so far. Fields 14 and 15 of /proc/<pid>/stat, behind the name, which may hold anything. */
export async function cpuUs(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * tickUs;
}

/** What of a process is in memory. */
export async function residentBytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) * 1024;
}
