import { renameSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

/** A fresh log for this start; the one of the start before is kept as `<name>.previous.log`, older ones are not. */
export async function freshLogFile(dataDir: string, name: string): Promise<string> {
  const folder = join(dataDir, 'logs');
  await mkdir(folder, { recursive: true });
  const file = join(folder, `${name}.log`);
  try {
    renameSync(file, join(folder, `${name}.previous.log`));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  return file;
}
