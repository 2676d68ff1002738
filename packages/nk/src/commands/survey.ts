import { readFile } from 'node:fs/promises';
import { importReport, type ImportReport } from '@namkhong/contracts/http/import-report';
import type { ApiClient } from '../client/api-client.js';
import { readJson } from '../imports/read-json.js';

/** Sends answered questionnaires with the mapping that says what their columns mean. */
export async function importSurvey(
  client: ApiClient,
  file: string | URL,
  mappingFile: string | URL,
  dryRun: boolean,
): Promise<ImportReport> {
  const [csv, mapping] = await Promise.all([readFile(file, 'utf8'), readJson(mappingFile)]);
  return client.call(`/api/feedback/v1/imports/surveys?dryRun=${dryRun}`, importReport, {
    json: { mapping, csv },
  });
}
