import type { SourceModule, Violation } from '../source-module.ts';

const saysNothing = /(^|\/)(utils?|common|types|lib|helpers?|misc|shared)(\/|\.[jt]s$)/;

/** Files and folders whose name says nothing about what is inside: they grow without bound and end in cycles. */
export function findEmptyNames(modules: readonly SourceModule[]): Violation[] {
  return modules
    .filter(({ path }) => saysNothing.test(path))
    .map(({ path }) => ({ path, line: 1, message: 'has a name that says nothing: name the concept' }));
}
