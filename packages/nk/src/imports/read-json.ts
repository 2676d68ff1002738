import { readFile } from 'node:fs/promises';

/**
 * What a JSON file says.
 *
 * @throws SyntaxError naming the file where it is no JSON
 */
export async function readJson(file: string | URL): Promise<unknown> {
  const text = await readFile(file, 'utf8');
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new SyntaxError(`${String(file)} is no JSON: ${(cause as Error).message}`, { cause });
  }
}
