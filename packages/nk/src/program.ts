import type { TransportConfig } from '@namkhong/event-bus';
import { Command } from 'commander';
import type { ApiClient } from './client/api-client.js';
import { auditCommand } from './commands/audit.js';
import { calendarCommand } from './commands/calendar.js';
import { criteriaSetCommand } from './commands/criteria-set.js';
import { deadLettersCommand } from './commands/dead-letters.js';
import { evaluateCommand } from './commands/evaluate.js';
import { exportCommand } from './commands/export.js';
import { importCommand } from './commands/import.js';
import { organisationCommand } from './commands/organisation.js';
import { periodCommand } from './commands/period.js';
import { publicationCommand } from './commands/publication.js';
import { recordCommand } from './commands/record.js';
import { retentionCommand } from './commands/retention.js';
import { scoringCommand } from './commands/scoring.js';
import { seedDemonstration } from './seed/seed-demonstration.js';

/** What every command works with. */
export interface Tools {
  readonly client: ApiClient;
  readonly bus: TransportConfig;
  /** Prints one line, or several, for the operator. */
  readonly print: (text: string) => void;
}

const help = `
Examples:
  nk import units units.csv --dry-run
  nk export units --out units.csv --as-of 2025-07-01
  nk organisation change merger.json --dry-run
  nk calendar record 2027.json --dry-run
  nk import survey 2016.csv --mapping mapping.json
  nk period close sipas 2026-Q3
  nk publication verify 0198f3a0-0000-7000-8000-000000000001 --log
  nk evaluate 2026-Q3 --set sipas
  nk retention show
  nk audit verify --noted heads.jsonl
  nk dead-letters list
  nk scoring rebuild

The embedded platform is found by itself while it runs. Any other is named by these variables:
  NK_ORIGIN          its public address                        (http://127.0.0.1:8080)
  NK_CLIENT_SECRET   the secret of the machine account nk
  NK_ACCESS          a file with both, as npm start --data DIR leaves it in DIR/nk.json
  BUS, BUS_DATABASE_URL, KAFKA_BROKERS                         dead letters and verify --log: the bus itself

The status is 0 when everything was done and 1 when anything was refused.`;

/** The command line of `nk`. */
export function createProgram({ client, bus, print }: Tools): Command {
  return new Command('nk')
    .description("The operator's tool of Năm Không.")
    .addCommand(importCommand(client, print))
    .addCommand(exportCommand(client, print))
    .addCommand(organisationCommand(client, print))
    .addCommand(calendarCommand(client, print))
    .addCommand(criteriaSetCommand(client, print))
    .addCommand(recordCommand(client, print))
    .addCommand(periodCommand(client, print))
    .addCommand(publicationCommand(client, bus, print))
    .addCommand(evaluateCommand(client, print))
    .addCommand(scoringCommand(client, print))
    .addCommand(
      new Command('seed')
        .description('load the demonstration; what is there already stays as it is')
        .action(() => seedDemonstration(client, print)),
    )
    .addCommand(retentionCommand(client, print))
    .addCommand(auditCommand(client, print))
    .addCommand(deadLettersCommand(bus, print))
    .addHelpText('after', help)
    .showHelpAfterError('(nk --help shows what there is)');
}
