import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What the operator's tool needs to reach a platform, and its bus. */
export interface OperatorAccess {
  readonly origin: string;
  readonly clientSecret: string;
  /** The bus as services are told of it. */
  readonly bus: Readonly<Record<string, string>>;
}

/** Leaves the access in the data folder while the platform runs; only its owner may read it. */
export async function leaveAccess(
  folder: string,
  access: OperatorAccess,
): Promise<{ stop(): Promise<void> }> {
  const file = join(folder, 'nk.json');
  await writeFile(`${file}.new`, `${JSON.stringify(access, null, 2)}\n`, { mode: 0o600 });
  await rename(`${file}.new`, file);
  return { stop: () => rm(file, { force: true }) };
}
