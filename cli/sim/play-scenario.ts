import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runScenario } from '../../bench/sim/scenario/run-scenario.ts';
import { parseScenario } from '../../bench/sim/scenario/scenario-text.ts';
import { CliError, messageOf, systemErrorCode } from '../errors.ts';

export interface PlayedScenario {
  readonly scenario: string;
  /** What the `report` lines of the scenario said. */
  readonly outcome: readonly string[];
  /** The line that failed, and why; null when all expectations held. */
  readonly problem: string | null;
}

const scenarioFolder = fileURLToPath(new URL('../../../test/consensus/scenarios/', import.meta.url));

/** Plays a scenario from a file, or one of those that come along by its name. */
export async function playScenario(
  name: string,
  workingDir: string,
  onLine: ((line: string) => void) | null,
): Promise<PlayedScenario> {
  const isFile = name.includes('/') || name.endsWith('.txt');
  const text = await readText(isFile ? resolve(workingDir, name) : `${scenarioFolder}${name}.txt`, name);
  try {
    return { scenario: name, outcome: await runScenario(parseScenario(text), onLine), problem: null };
  } catch (error) {
    return { scenario: name, outcome: [], problem: messageOf(error) };
  }
}

async function readText(path: string, name: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const code = systemErrorCode(error);
    if (code === undefined) throw error;
    throw new CliError({
      code: code === 'ENOENT' ? 'no-such-scenario' : 'unreadable-scenario',
      exit: 'usage',
      message:
        code === 'ENOENT'
          ? `There is no scenario "${name}".`
          : `"${name}" cannot be read as a scenario: ${messageOf(error)}.`,
      hint: 'Name a file, or one of test/consensus/scenarios without ".txt", such as quorum-loss.',
    });
  }
}
