import type { EventDefinition } from '@namkhong/contracts';
import type { z } from 'zod';
import type { Database } from '../database/database.js';

/** An event as it stands in the outbox, sent or not. */
export interface PublishedEvent<Data> {
  readonly id: string;
  readonly key: string;
  readonly correlationId: string;
  readonly causationId: string | undefined;
  readonly data: Data;
}

interface OutboxRow {
  readonly id: string;
  readonly key: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly value: string;
}

/** What a service has put into its outbox, in order, read back with the contract's own schema. */
export async function publishedEvents<Data extends z.ZodType>(
  database: Database,
  definition: EventDefinition<string, Data>,
): Promise<PublishedEvent<z.output<Data>>[]> {
  const rows = await database.read((session) =>
    session.query<OutboxRow>(
      'SELECT event_id AS id, key, headers, value FROM bus_outbox WHERE topic = $1 ORDER BY bus_outbox.id',
      [definition.topic],
    ),
  );
  return rows
    .filter(({ headers }) => headers.ce_type === definition.type)
    .map(({ id, key, headers, value }) => ({
      id,
      key,
      correlationId: headers.ce_correlationid ?? '',
      causationId: headers.ce_causationid,
      data: definition.data.parse(JSON.parse(value)),
    }));
}
