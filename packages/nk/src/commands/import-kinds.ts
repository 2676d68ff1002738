import { readFile } from 'node:fs/promises';
import { importReport, type ImportReport } from '@namkhong/contracts/http/import-report';
import type { ApiClient } from '../client/api-client.js';

export interface ImportKind {
  readonly name: string;
  readonly summary: string;
  readonly path: string;
  readonly body: 'csv' | 'json';
  /** Query parameters the import needs, as flags of the command. */
  readonly options: readonly { readonly flag: string; readonly query: string; readonly summary: string }[];
}

/** Everything that is imported by sending one file to one route as it is. */
export const importKinds: readonly ImportKind[] = [
  {
    name: 'communes',
    summary:
      'communes with the former units they were merged from (code,full_name,name,type,merged_from,area_km2)',
    path: '/api/directive/v1/imports/communes',
    body: 'csv',
    options: [
      { flag: '--parent-code <code>', query: 'parentCode', summary: 'the province they belong to' },
      { flag: '--valid-from <date>', query: 'validFrom', summary: 'their first day' },
    ],
  },
  {
    name: 'units',
    summary: 'units (code,name,kind,parent_code,valid_from,valid_to,illustrative)',
    path: '/api/directive/v1/imports/units',
    body: 'csv',
    options: [],
  },
  {
    name: 'posts',
    summary: 'officials in their posts (official_code,unit_code,role,valid_from,valid_to,illustrative)',
    path: '/api/directive/v1/imports/posts',
    body: 'csv',
    options: [],
  },
  {
    name: 'contacts',
    summary: 'phones of officials (official_code,phone)',
    path: '/api/notification/v1/imports/contacts',
    body: 'csv',
    options: [],
  },
  {
    name: 'tallies',
    summary: 'monthly counts per level, in the form of the contract',
    path: '/api/feedback/v1/imports/tallies',
    body: 'json',
    options: [],
  },
];

/** Sends one file to its import route. */
export async function sendImport(
  client: ApiClient,
  kind: ImportKind,
  content: string,
  query: Readonly<Record<string, string>>,
): Promise<ImportReport> {
  const path = `${kind.path}?${new URLSearchParams(query).toString()}`;
  return client.call(
    path,
    importReport,
    kind.body === 'csv' ? { csv: content } : { json: JSON.parse(content) },
  );
}

/** The import of that name, sent from a file. */
export async function importFile(
  client: ApiClient,
  name: string,
  file: string | URL,
  query: Readonly<Record<string, string>> = {},
): Promise<ImportReport> {
  const kind = importKinds.find((candidate) => candidate.name === name);
  if (!kind) throw new Error(`there is no import named ${name}`);
  return sendImport(client, kind, await readFile(file, 'utf8'), query);
}
