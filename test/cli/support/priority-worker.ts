/**
 * Puts a process behind this one, and then brings one forward that is behind: for a test that runs it where that is not allowed.
 * Prints by how much the process was put behind, and whether it came forward.
 */
import { spawn } from 'node:child_process';
import { getPriority, setPriority } from 'node:os';
import { bringForward, putBehind } from '../../../cli/cluster/priority.ts';

const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
const pid = child.pid!;
await putBehind(pid);
const behind = getPriority(pid) - getPriority();
setPriority(pid, Math.min(19, getPriority() + 5));
process.stdout.write(JSON.stringify({ behind, isForward: await bringForward(pid) }));
child.kill('SIGKILL');
