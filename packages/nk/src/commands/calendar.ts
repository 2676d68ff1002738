import {
  calendarRecording,
  calendarVersion,
  calendarVersionRequest,
  type CalendarRecording,
} from '@namkhong/contracts/http/directive-calendar';
import { page } from '@namkhong/contracts/http/page';
import { Command } from 'commander';
import type { ApiClient } from '../client/api-client.js';
import { readJson } from '../imports/read-json.js';

const path = '/api/directive/v1/calendar/versions';

/** `nk calendar record`: when an authority works. */
export function calendarCommand(client: ApiClient, print: (text: string) => void): Command {
  const command = new Command('calendar').description('the working calendar, in versions');
  command
    .command('record')
    .argument('<file>', 'the version (JSON): unitId, validFrom, validTo, legalBasis, week, daysOff, swaps')
    .description('record a version of a working calendar; open deadlines that follow from it move')
    .option('--dry-run', 'say which deadlines would move, write nothing')
    .action(async (file: string, { dryRun = false }: { dryRun?: boolean }) => {
      const json = calendarVersionRequest.parse(await readJson(file));
      const unit = json.unitId === null ? '' : `&unitId=${json.unitId}`;
      const { items } = await client.call(`${path}?limit=1${unit}`, page(calendarVersion));
      const headers = { 'if-match': `"${items[0]?.ordinal ?? 0}"` };
      const recording = await client.call(`${path}?dryRun=${dryRun}`, calendarRecording, {
        json,
        headers,
      });
      print(describeRecording(recording));
    });
  return command;
}

function describeRecording({ version, dryRun, moved, moves }: CalendarRecording): string {
  const head = dryRun ? 'Dry run, nothing written' : `version ${version.ordinal} (${version.versionId})`;
  const counts = moved.map(({ kind, later, earlier }) => `  ${kind}: ${later} later, ${earlier} earlier`);
  const lines = moves.map(({ kind, deadlineId, from, to }) => `  ${kind} ${deadlineId}  ${from} → ${to}`);
  return [`${head}; open deadlines that move:`, ...counts, ...lines].join('\n');
}
