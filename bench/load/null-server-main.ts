/**
 * Entry of the child process that runs the null server: a process of its own, so that its CPU time is not taken for the
 * generator's. Tells its port over the IPC channel and ends with its parent.
 */
import type { AddressInfo } from 'node:net';
import { startNullServer } from './null-server.ts';

const server = await startNullServer();
process.on('disconnect', () => process.exit(0));
process.send?.((server.address() as AddressInfo).port);
