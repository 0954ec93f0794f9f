import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runScenario } from '../../bench/sim/scenario/run-scenario.ts';
import { parseScenario } from '../../bench/sim/scenario/scenario-text.ts';
import { CliError, messageOf, systemErrorCode } from '../errors.ts';

export interface PlayedScenario {
  readonly scenario: string;
  /** How often it was played, with one seed after the other. */
  readonly played: number;
  /** What the `report` lines of the scenario said the last time. */
  readonly outcome: readonly string[];
  /** The first seed with which an expectation or an invariant did not hold; null: there is none. */
  readonly failedSeed: number | null;
  /** The line that failed, and why. */
  readonly problem: string | null;
}

export interface ScenarioPlan {
  /** The first one; the next ones count up. */
  readonly seed: number;
  readonly times: number;
  readonly signal: AbortSignal;
  /** Told everything that happens; null: nobody. */
  readonly onLine: ((line: string) => void) | null;
  onPlayed(times: number): void;
}

const scenarioFolder = fileURLToPath(new URL('../../../test/consensus/scenarios/', import.meta.url));

/** Plays a scenario from a file, or one of those that come along by its name, until it fails. */
export async function playScenario(name: string, workingDir: string, plan: ScenarioPlan): Promise<PlayedScenario> {
  const isFile = name.includes('/') || name.endsWith('.txt');
  const text = await readText(isFile ? resolve(workingDir, name) : `${scenarioFolder}${name}.txt`, name);
  const scenario = parseScenario(text);
  let outcome: readonly string[] = [];
  let played = 0;
  while (played < plan.times && !plan.signal.aborted) {
    const seed = plan.seed + played++;
    try {
      outcome = await runScenario(scenario, { seed, onLine: plan.onLine });
    } catch (error) {
      return { scenario: name, played, outcome: [], failedSeed: seed, problem: messageOf(error) };
    }
    plan.onPlayed(played);
    // Between two of them: else a signal would never be heard.
    await new Promise(setImmediate);
  }
  return { scenario: name, played, outcome, failedSeed: null, problem: null };
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
