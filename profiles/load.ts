import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { ProfileError } from './problem.ts';
import type { Profile } from './profile.ts';
import { parseProfile } from './schema.ts';
import { suggestion } from './suggestion.ts';

/** Folder with the profiles that come with scalectl. */
export const profilesDir = fileURLToPath(new URL('../../profiles/', import.meta.url));

/**
 * Loads the profile in a file, or one of ours by its bare name: "profiles/10k.yaml", "10k".
 * @throws ProfileError when it cannot be read or used.
 */
export async function loadProfile(pathOrName: string): Promise<Profile> {
  const bare = /^[A-Za-z0-9._-]+$/.test(pathOrName) && !/\.ya?ml$/.test(pathOrName);
  const file = bare ? `${profilesDir}${pathOrName}.yaml` : pathOrName;
  return parseProfile(await readText(file, pathOrName), bare ? `profiles/${pathOrName}.yaml` : pathOrName);
}

/** Names of the profiles that come with scalectl. */
export async function builtInProfiles(): Promise<readonly string[]> {
  const files = await readdir(profilesDir);
  return files
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => file.slice(0, -'.yaml'.length))
    .sort();
}

async function readText(file: string, asked: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const reason = reasons[code ?? ''] ?? `it cannot be read (${code})`;
    const hint = `A profile is a path to a YAML file or a name; ${suggestion(asked, await builtInProfiles())}`;
    throw new ProfileError('profile-unreadable', `No profile "${asked}": ${reason}`, hint);
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'reading it is not permitted',
  EISDIR: 'it is a folder',
};
