import { createReadStream } from 'node:fs';
import { types } from 'node:util';
import { createGunzip } from 'node:zlib';
import { parse } from 'csv-parse';
import { type z } from 'zod';

/** A file that cannot be examined: which one, the line where one is to blame, and why. */
export class ForensicFileError extends Error {
  constructor(
    readonly file: string,
    readonly line: number | null,
    reason: string,
  ) {
    super(line === null ? `${file}: ${reason}` : `${file}, line ${line}: ${reason}`);
    this.name = 'ForensicFileError';
  }
}

/**
 * The lines of a gzipped CSV file with a header, as they are unpacked; of its columns only those of the shape are read,
 * whatever else it holds.
 *
 * @throws ForensicFileError where the file cannot be opened or unpacked, a column is missing or a field is not what it
 *   should be
 */
export async function* readLines<Shape extends z.ZodRawShape>(
  file: string,
  shape: z.ZodObject<Shape>,
): AsyncGenerator<{ readonly line: number; readonly fields: z.output<z.ZodObject<Shape>> }> {
  const needed = Object.keys(shape.shape);
  const parser = parse({ bom: true, relax_column_count: true, skip_empty_lines: true, info: true });
  const source = createReadStream(file);
  const unpacked = source.on('error', (error) => unpacked.destroy(error)).pipe(createGunzip());
  unpacked.on('error', (error) => parser.destroy(error)).pipe(parser);
  let places: readonly number[] | undefined;
  let line = 0;
  try {
    for await (const { record, info } of parser as AsyncIterable<CsvRecord>) {
      line = info.lines;
      if (places === undefined) {
        places = placesOf(file, needed, record);
        continue;
      }
      const values = Object.fromEntries(needed.map((name, nth) => [name, record[places?.[nth] ?? -1]]));
      const parsed = shape.safeParse(values);
      if (!parsed.success) throw new ForensicFileError(file, line, faultsOf(parsed.error));
      yield { line, fields: parsed.data };
    }
  } catch (error) {
    if (error instanceof ForensicFileError) throw error;
    throw new ForensicFileError(file, null, source.bytesRead > 0 ? reasonOf(error) : reasonOfNothing(error));
  } finally {
    source.destroy();
  }
  if (places === undefined) throw new ForensicFileError(file, null, EMPTY);
}

interface CsvRecord {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

function placesOf(file: string, needed: readonly string[], header: readonly string[]): readonly number[] {
  const missing = needed.filter((name) => !header.includes(name));
  if (missing.length > 0) throw new ForensicFileError(file, 1, `no column ${missing.join(', ')}`);
  return needed.map((name) => header.indexOf(name));
}

function faultsOf({ issues }: z.ZodError): string {
  return issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
}

const EMPTY = 'the file is empty';
const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  ENOTDIR: 'it is no folder',
  EISDIR: 'it is a folder, a file is needed',
  EACCES: 'it may not be read',
};

function reasonOfNothing(error: unknown): string {
  return codeOf(error) === 'Z_BUF_ERROR' ? EMPTY : reasonOf(error);
}

/** Why a file could not be read, for an operator. */
export function reasonOf(error: unknown): string {
  if (!types.isNativeError(error)) return String(error);
  const code = codeOf(error);
  if (code === 'Z_DATA_ERROR' || code === 'Z_BUF_ERROR') return `not a whole gzip file (${error.message})`;
  return reasons[code] ?? error.message;
}

function codeOf(error: unknown): string {
  return types.isNativeError(error) ? ((error as NodeJS.ErrnoException).code ?? '') : '';
}
