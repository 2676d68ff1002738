import {
  alertDecidedV1,
  eventsByType,
  isEvent,
  MalformedEventError,
  parseEvent,
  ratingCastV1,
  ratingRevisedV1,
  ratingWithdrawnV1,
  serviceCountedV1,
  standingDecidedV1,
  type DataOf,
} from '@namkhong/contracts';
import { PublicationLog, type LogPlace, type Manifest } from '@namkhong/domain';
import type { LogRecord, Transport } from '@namkhong/event-bus';

/** Records asked for at a time. */
const AT_ONCE = 20_000;

/** What was read of the log, and where it is not whole. */
export interface ReadLog {
  readonly log: PublicationLog;
  readonly records: number;
  readonly faults: readonly string[];
}

/** Reads every partition from its first record to where the manifest says that it was folded. */
export async function readLog(
  transport: Pick<Transport, 'read'>,
  { setCode, quarter, log: positions }: Pick<Manifest, 'setCode' | 'quarter' | 'log'>,
): Promise<ReadLog> {
  const log = new PublicationLog(setCode, quarter);
  const faults: string[] = [];
  let records = 0;
  for (const [topic, partitions] of Object.entries(positions)) {
    for (const [partition, mark] of Object.entries(partitions)) {
      const end = BigInt(mark);
      let next = 0n;
      while (next < end) {
        const batch = await transport.read(topic, Number(partition), next, AT_ONCE);
        const within = batch.filter(({ offset }) => offset < end);
        for (const record of within) {
          if (record.offset !== next) faults.push(gap(topic, partition, next, record.offset));
          addRecord(log, record);
          next = record.offset + 1n;
          records += 1;
        }
        if (within.length === 0) {
          faults.push(gap(topic, partition, next, end));
          break;
        }
      }
    }
  }
  return { log, records, faults };
}

function gap(topic: string, partition: string, from: bigint, to: bigint): string {
  return `log: ${topic}/${partition} has no records from ${from} to ${to - 1n}`;
}

/** What a service cannot read it does not fold either; what else lies in these topics is no part of any figure. */
function addRecord(log: PublicationLog, record: LogRecord): void {
  const event = eventOf(record);
  if (!event) return;
  const place: LogPlace = record;
  if (isEvent(ratingCastV1, event)) log.addRating(place, event.data.ratingId, 0, event.data);
  if (isEvent(ratingRevisedV1, event))
    log.addRating(place, event.data.ratingId, event.data.revision, event.data);
  if (isEvent(ratingWithdrawnV1, event)) log.addWithdrawal(place, event.data.ratingId, event.data.revision);
  if (isEvent(standingDecidedV1, event)) log.addDecision(place, event.data);
  if (isEvent(serviceCountedV1, event)) log.addServed(place, event.id, event.data);
  if (isEvent(alertDecidedV1, event)) addAlert(log, place, event.data);
}

/** Only an official's channel is ever left out. */
function addAlert(
  log: PublicationLog,
  place: LogPlace,
  { alertId, sequence, subject, state, dropsChannel: channel, from, to }: DataOf<typeof alertDecidedV1>,
): void {
  if (subject.kind !== 'official' || channel === null) return;
  const { officialId: subjectId } = subject;
  log.addDrop(place, { alertId, sequence, subjectId, confirmed: state === 'confirmed', channel, from, to });
}

function eventOf({ headers, value }: LogRecord): ReturnType<typeof parseEvent> | undefined {
  try {
    return parseEvent(eventsByType, headers, value);
  } catch (error) {
    if (error instanceof MalformedEventError) return undefined;
    throw error;
  }
}
