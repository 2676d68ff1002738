import { open, readFile } from 'node:fs/promises';
import { dossiersResponse } from '@namkhong/contracts/http/feedback';
import type { ImportReport } from '@namkhong/contracts/http/import-report';
import type { ApiClient } from '../client/api-client.js';
import { readDossiers } from '../imports/dossiers.js';
import { formatLines } from './tell-report.js';

/** As many as one call takes. */
const BATCH = 1_000;

/**
 * Sends closed dossiers and writes the tokens of their ballots to a new file that its owner alone may read. They are
 * told once, so each batch is on the disk before the next one is sent.
 *
 * @throws Error where the file for the tokens is there already, before anything is sent
 */
export async function importDossiers(
  client: ApiClient,
  file: string,
  ballotsFile: string,
  print: (text: string) => void,
): Promise<ImportReport> {
  const { dossiers, rejected } = readDossiers(await readFile(file, 'utf8'));
  const report = {
    dryRun: false,
    read: dossiers.length + rejected.length,
    accepted: 0,
    unchanged: 0,
    rejected,
  };
  const numbers: ImportReport['rejected'] = [];
  let invited = 0;
  const ballotsOut = await open(ballotsFile, 'wx', 0o600);
  try {
    await ballotsOut.appendFile('dossier_code,token,expires_at\n');
    for (let start = 0; start < dossiers.length; start += BATCH) {
      const batch = dossiers.slice(start, start + BATCH);
      const json = { dossiers: batch.map(({ dossier }) => dossier) };
      const answer = await client.call('/api/feedback/v1/dossiers', dossiersResponse, { json });
      const rows = answer.ballots.map(
        ({ dossierCode, token, expiresAt }) => `${dossierCode},${token},${expiresAt}\n`,
      );
      await ballotsOut.appendFile(rows.join(''));
      await ballotsOut.sync();
      report.accepted += answer.accepted;
      report.unchanged += answer.unchanged;
      invited += answer.invited;
      const inFile = ({ index, code, message }: (typeof answer.rejected)[number]) => ({
        line: batch[index]?.line ?? 0,
        code,
        message,
      });
      rejected.push(...answer.rejected.map(inFile));
      numbers.push(...answer.numbers.map(inFile));
    }
  } finally {
    await ballotsOut.close();
  }
  rejected.sort((a, b) => a.line - b.line);
  print(formatInvited(invited, numbers));
  return report;
}

/** How many were asked, then every line that was taken in though its number is of no use. */
function formatInvited(invited: number, numbers: ImportReport['rejected']): string {
  const useless = numbers.length === 1 ? '1 number is of no use' : `${numbers.length} numbers are of no use`;
  return [`${invited} sent an invitation, ${useless}`, ...formatLines(numbers)].join('\n');
}
