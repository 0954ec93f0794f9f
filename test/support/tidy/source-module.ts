/** One source file as the rules see it: its imports, the names that some rule watches, its functions. */
export interface SourceModule {
  /** From the root of the repository, with `/`. */
  readonly path: string;
  readonly lineCount: number;
  readonly imports: readonly Import[];
  /** Values that others can import by name; types and the default are left out. */
  readonly exports: readonly Export[];
  readonly uses: readonly Use[];
  readonly functions: readonly FunctionShape[];
}

export interface FunctionShape {
  readonly name: string;
  readonly line: number;
  readonly lineCount: number;
}

export interface Import {
  readonly specifier: string;
  /**
   * value: runs the target. type: erased by the build. lazy: `import()`.
   * url: `new URL('…', import.meta.url)`, which names the entry of a worker or of another process.
   */
  readonly kind: 'value' | 'type' | 'lazy' | 'url';
  /** Path of the file in this repository; null for packages and Node.js modules. */
  readonly target: string | null;
  /** What is taken from it, by the names that it has there; null when it may be anything. */
  readonly names: readonly string[] | null;
  readonly line: number;
}

export interface Export {
  readonly name: string;
  readonly line: number;
}

/** A use of something global: `process.env`, `Date.now`, `async`, `test.only()`. */
export interface Use {
  readonly name: string;
  readonly line: number;
}

export interface Violation {
  readonly path: string;
  readonly line: number;
  readonly message: string;
}

/** Topmost folder: the zone that the arrows speak of. */
export function zoneOf(path: string): string {
  return path.slice(0, Math.max(0, path.indexOf('/')));
}
