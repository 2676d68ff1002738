import { readFile } from 'node:fs/promises';
import type { ImportReport } from '@namkhong/contracts/http/import-report';
import type { ApiClient } from '../client/api-client.js';
import { importFile, importKinds, sendImport } from '../commands/import-kinds.js';
import { formatReport } from '../commands/tell-report.js';
import { communeHead, demoHead, demoOfficials, demoPhone, demoUnit } from './demo-people.js';
import { sendOnceKnown } from './send-once-known.js';

const communes = new URL('../../data/ca-mau/communes.csv', import.meta.url);
const boundaries = new URL('../../data/ca-mau/communes.geojson', import.meta.url);
const province = { code: '96', validFrom: '2025-07-01' };

/** The province and its communes as they are and where they lie, the fictional ward, a fictional head for every unit, and their phones. */
export async function recordOrganisation(client: ApiClient): Promise<void> {
  await send(client, 'units', [
    'code,name,kind,parent_code,valid_from,valid_to,illustrative',
    `${province.code},Tỉnh Cà Mau,tinh,,${province.validFrom},,false`,
    `${demoUnit.code},${demoUnit.name},${demoUnit.kind},,2026-01-01,,true`,
  ]);
  demand(
    await importFile(client, 'communes', communes, {
      parentCode: province.code,
      validFrom: province.validFrom,
    }),
  );

  demand(await importFile(client, 'boundaries', boundaries));

  const codes = (await readFile(communes, 'utf8'))
    .split('\n')
    .slice(1)
    .flatMap((line) => /^\d{5}/.exec(line) ?? []);
  const posts = [
    ...codes.map((code) => `${communeHead(code)},${code},head,${province.validFrom},,true`),
    `${demoHead},${demoUnit.code},head,2026-01-01,,true`,
    ...demoOfficials.map((code) => `${code},${demoUnit.code},staff,2026-01-01,,true`),
  ];
  await send(client, 'posts', ['official_code,unit_code,role,valid_from,valid_to,illustrative', ...posts]);

  const officials = [...codes.map(communeHead), demoHead, ...demoOfficials];
  const contacts = [
    'official_code,phone',
    ...officials.map((code, index) => `${code},${demoPhone(index + 1)}`),
  ];
  await sendOnceKnown('contacts of every official', () => sendRows(client, 'contacts', contacts));
}

async function send(client: ApiClient, name: string, rows: readonly string[]): Promise<void> {
  demand(await sendRows(client, name, rows));
}

async function sendRows(client: ApiClient, name: string, rows: readonly string[]): Promise<ImportReport> {
  const kind = importKinds.find((candidate) => candidate.name === name);
  if (!kind) throw new Error(`there is no import named ${name}`);
  return sendImport(client, kind, `${rows.join('\n')}\n`, {});
}

/** A demonstration that is half there would mislead: every row has to be taken. */
function demand(report: ImportReport): void {
  if (report.rejected.length > 0) throw new Error(formatReport(report));
}
