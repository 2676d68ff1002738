import type { Session } from '@namkhong/service-kit';
import { In } from 'typeorm';
import type { DeliveryReceipt } from '../sms/sms.port.js';
import { Message } from './message.entity.js';

/**
 * Makes the answers to submissions and their receipts come one after the other: recorded at the same time, each would miss
 * the other and the message would stay where it is. Always in one order, so that two batches never wait for each other.
 */
export async function lockGatewayIds(session: Session, gatewayIds: readonly string[]): Promise<void> {
  if (gatewayIds.length === 0) return;
  await session.query(`SELECT pg_advisory_xact_lock(hashtextextended(id, 0)) FROM unnest($1::text[]) AS id`, [
    [...new Set(gatewayIds)].sort(),
  ]);
}

/** The messages that were accepted under the gateway's ids, locked; none where the answer has not been recorded yet. */
export async function lockByGatewayId(
  session: Session,
  gatewayIds: readonly string[],
): Promise<ReadonlyMap<string, Message>> {
  const rows = await session.query<{ gateway_id: string; message_id: string }>(
    `SELECT DISTINCT ON (gateway_id) gateway_id, message_id FROM attempt
      WHERE gateway_id = ANY($1) ORDER BY gateway_id, started_at DESC`,
    [gatewayIds],
  );
  if (rows.length === 0) return new Map();
  const found = await session.manager.find(Message, {
    where: { messageId: In(rows.map((row) => row.message_id)) },
    order: { messageId: 'ASC' },
    lock: { mode: 'pessimistic_write' },
  });
  const byId = new Map(found.map((message) => [message.messageId, message]));
  return new Map(
    rows.flatMap((row) => {
      const message = byId.get(row.message_id);
      return message ? [[row.gateway_id, message] as const] : [];
    }),
  );
}

/** Keeps receipts that overtook the answers to their submissions; of several for one the last. */
export async function keepEarlyReceipts(
  session: Session,
  receipts: readonly DeliveryReceipt[],
  at: Date,
): Promise<void> {
  if (receipts.length === 0) return;
  const last = [...new Map(receipts.map((receipt) => [receipt.gatewayId, receipt])).values()];
  await session.query(
    `INSERT INTO early_receipt (gateway_id, state, received_at)
     SELECT gateway_id, state, $3 FROM unnest($1::text[], $2::text[]) AS early (gateway_id, state)
     ON CONFLICT (gateway_id) DO UPDATE SET state = excluded.state`,
    [last.map(({ gatewayId }) => gatewayId), last.map(({ state }) => state), at],
  );
}

/** Takes what is kept for these ids. */
export async function takeEarlyReceipts(
  session: Session,
  gatewayIds: readonly string[],
): Promise<ReadonlyMap<string, 'delivered' | 'failed'>> {
  if (gatewayIds.length === 0) return new Map();
  const rows = await session.query<{ gateway_id: string; state: 'delivered' | 'failed' }>(
    `DELETE FROM early_receipt WHERE gateway_id = ANY($1) RETURNING gateway_id, state`,
    [gatewayIds],
  );
  return new Map(rows.map((row) => [row.gateway_id, row.state]));
}
