import type { LocalEnvironment } from '../environment.js';

/** How a part was come by; `external` is one that runs elsewhere and is only connected to. */
export type PartResult =
  | { readonly name: PartName; readonly status: 'ready'; readonly how: string; readonly path: string }
  | { readonly name: PartName; readonly status: 'missing'; readonly how: string };

export type PartName = 'redis' | 'chromium' | 'kcat' | 'kannel' | 'pgbench' | 'java' | 'kafka' | 'open311';

/** A program that Debian packages. */
export interface PackagedPart {
  readonly name: Exclude<PartName, 'kafka' | 'open311'>;
  /** The setting that names it, or the running server to use in its place. */
  readonly settings: readonly (keyof LocalEnvironment)[];
  /** Names it goes by, in the order of preference. */
  readonly commands: readonly string[];
  readonly debianPackage: string;
  /** Checks a program that was found; an answer says what is wrong with it. */
  readonly fault?: (path: string) => Promise<string | null>;
}
