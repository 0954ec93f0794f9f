/** One thing that is wrong with a profile, and where. */
export interface Problem {
  readonly file: string;
  /** From 1, as editors count. */
  readonly line: number;
  readonly column: number;
  /** "stages[0].rate"; empty for the document as a whole. */
  readonly path: string;
  /** One sentence that names what is there, what is allowed and, where one is likely, what was meant. */
  readonly message: string;
}

/** "profiles/x.yaml:12:5 stages[0].rate: is -5, but must be at least 0". */
export function formatProblem({ file, line, column, path, message }: Problem): string {
  return `${file}:${line}:${column} ${path === '' ? '' : `${path}: `}${message}`;
}

/** A profile that cannot be used; carries every problem that was found, not only the first. */
export class ProfileError extends Error {
  readonly code: 'profile-invalid' | 'profile-unreadable';
  readonly problems: readonly Problem[];
  /** What the user can do about it. */
  readonly hint: string;

  constructor(code: ProfileError['code'], message: string, hint: string, problems: readonly Problem[] = []) {
    super(message);
    this.name = 'ProfileError';
    this.code = code;
    this.hint = hint;
    this.problems = problems;
  }
}
