import type { Profile } from '../../../profiles/profile.ts';
import { parseProfile } from '../../../profiles/schema.ts';

/** A profile from its lines below `version` and `name`. */
export function profileOf(yaml: string): Profile {
  return parseProfile(`version: 1\nname: test\n${yaml}`, 'test.yaml');
}
