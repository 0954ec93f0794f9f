/** For `node --import`: a program runs with the mutant of TEST_MUTANT (a `Patch` as JSON), in each of its threads, which have hooks of their own. */
import { register } from 'node:module';
import type { Patch } from './load-hook.ts';

const data: Patch = JSON.parse(process.env.TEST_MUTANT!);
register('./load-hook.js', { parentURL: import.meta.url, data });
