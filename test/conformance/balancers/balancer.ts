import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tempDir } from '../../support/temp-dir.ts';
import { withListening } from '../listening-process.ts';

/** A balancer from outside, in front of two servers. */
export interface Balancer {
  readonly name: string;
  /** Where it listens and what it stands before, in its own language. */
  config(port: number, backends: readonly [number, number]): string;
  args(configPath: string, dir: string): readonly string[];
}

/** Runs it while `body` does, which gets its port. */
export function withBalancer(
  balancer: Balancer,
  path: string,
  backends: readonly [number, number],
  body: (port: number) => Promise<void>,
): Promise<void> {
  const dir = tempDir(balancer.name);
  const argsFor = (port: number) => {
    const configPath = join(dir, 'config');
    writeFileSync(configPath, balancer.config(port, backends));
    return balancer.args(configPath, dir);
  };
  return withListening({ path, argsFor }, body);
}
