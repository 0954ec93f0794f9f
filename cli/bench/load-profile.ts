import { loadProfile } from '../../profiles/load.ts';
import { formatProblem, ProfileError } from '../../profiles/problem.ts';
import type { Profile } from '../../profiles/profile.ts';
import { CliError } from '../errors.ts';

/** Reads a profile by path or name; everything that is wrong with it becomes one error with the places. */
export async function readProfile(pathOrName: string): Promise<Profile> {
  try {
    return await loadProfile(pathOrName);
  } catch (error) {
    if (!(error instanceof ProfileError)) throw error;
    throw new CliError({
      code: error.code,
      exit: 'usage',
      message: /[.?!]$/.test(error.message) ? error.message : `${error.message}.`,
      hint: error.hint,
      evidence: error.problems.map(formatProblem),
      cause: error,
    });
  }
}
