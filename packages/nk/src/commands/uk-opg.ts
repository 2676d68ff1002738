import { importReport, type ImportReport } from '@namkhong/contracts/http/import-report';
import type { ApiClient } from '../client/api-client.js';
import { readJson } from '../imports/read-json.js';
import { convertUkOpg, ukOpgFile, ukOpgMapping, type SkippedMonth } from '../imports/uk-opg.js';

export interface UkOpgImport {
  readonly report: ImportReport | null;
  readonly skipped: readonly SkippedMonth[];
}

/** Sends monthly counts in the publisher's form as tallies; `report` is null where no month had counts. */
export async function importUkOpg(
  client: ApiClient,
  file: string | URL,
  mappingFile: string | URL,
  dryRun: boolean,
): Promise<UkOpgImport> {
  const [figures, mapping] = await Promise.all([readJson(file), readJson(mappingFile)]);
  const converted = convertUkOpg(ukOpgFile.parse(figures), ukOpgMapping.parse(mapping));
  if (!converted.import) return { report: null, skipped: converted.skipped };
  const path = `/api/feedback/v1/imports/tallies?dryRun=${dryRun}`;
  const report = await client.call(path, importReport, { json: converted.import });
  return { report, skipped: converted.skipped };
}
