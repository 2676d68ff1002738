import { readFile } from 'node:fs/promises';
import { importReport, type ImportReport } from '@namkhong/contracts/http/import-report';
import type { ApiClient } from '../client/api-client.js';

export interface ImportKind {
  readonly name: string;
  readonly summary: string;
  readonly path: string;
  /** `list`: as CSV or as a JSON array of the same rows. */
  readonly body: 'csv' | 'json' | 'list';
  /** Query parameters of the import, as flags of the command; all are needed but those marked `optional`. */
  readonly options: readonly {
    readonly flag: string;
    readonly query: string;
    readonly summary: string;
    readonly optional?: true;
  }[];
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
    name: 'national-units',
    summary: 'the national list of provinces and communes (code,full_name,type,parent_code)',
    path: '/api/directive/v1/imports/national-units',
    body: 'list',
    options: [
      {
        flag: '--valid-from <date>',
        query: 'validFrom',
        summary: 'the first day of units seen for the first time; without it they have no known one',
        optional: true,
      },
    ],
  },
  {
    name: 'units',
    summary: 'units (code,name,kind,parent_code,valid_from,valid_to,illustrative)',
    path: '/api/directive/v1/imports/units',
    body: 'list',
    options: [],
  },
  {
    name: 'posts',
    summary: 'officials in their posts (official_code,unit_code,role,valid_from,valid_to,illustrative)',
    path: '/api/directive/v1/imports/posts',
    body: 'list',
    options: [],
  },
  {
    name: 'service-points',
    summary:
      'places and counters where people are served (code,name,kind,point_code,unit_code,valid_from,valid_to,illustrative)',
    path: '/api/directive/v1/imports/service-points',
    body: 'list',
    options: [],
  },
  {
    name: 'procedures',
    summary:
      'administrative procedures (code,name,field,procedure_group,legal_basis,valid_from,valid_to,illustrative)',
    path: '/api/directive/v1/imports/procedures',
    body: 'list',
    options: [],
  },
  {
    name: 'boundaries',
    summary: 'where units lie (GeoJSON, features by properties.code, members source and licence)',
    path: '/api/directive/v1/imports/boundaries',
    body: 'json',
    options: [],
  },
  {
    name: 'contacts',
    summary: 'phones and e-mail addresses of officials (official_code,phone; email where it is known)',
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
  const isJson = kind.body === 'json' || (kind.body === 'list' && /^\s*\[/.test(content));
  return client.call(path, importReport, isJson ? { json: JSON.parse(content) } : { csv: content });
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
