import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tempDir } from '../../support/temp-dir.ts';

/** A second and a half of little load: what is tested here is the way from the profile to the files, not the figures. */
export const small = (rate = 200, durationText = '1500ms') => `
version: 1
name: small
target: { mix: { put: 1, get: 1 }, timeout: 60s }
stages: [{ name: load, duration: ${durationText}, rate: ${rate} }]
thresholds: [lost == 0]
`;

export const profilesDir = tempDir('profiles');

/** Writes a profile into a folder of this test file. */
export function profile(name: string, text: string): string {
  const path = join(profilesDir, `${name}.yaml`);
  writeFileSync(path, text);
  return path;
}
