import { submittedId, type ReceiptIds } from './gateway-id.js';
import type { DeliveryReceipt } from './sms.port.js';

/** The final states of SMPP 3.4 §5.2.28; ENROUTE and ACCEPTD are not final and say nothing yet. */
const finalStates: Readonly<Record<string, DeliveryReceipt['state']>> = {
  DELIVRD: 'delivered',
  EXPIRED: 'failed',
  DELETED: 'failed',
  UNDELIV: 'failed',
  REJECTD: 'failed',
  UNKNOWN: 'failed',
};

/**
 * Reads a delivery receipt: the text form of SMPP 3.4 appendix B (`id:… stat:DELIVRD …`), with the TLV
 * `receipted_message_id` taking precedence over the id in the text.
 *
 * @returns null where it is no receipt, or not a final one
 */
export function parseReceipt(
  text: string,
  receiptedMessageId: string | undefined,
  ids: ReceiptIds = 'same',
): DeliveryReceipt | null {
  const state = /\bstat:([A-Z]{7})\b/.exec(text)?.[1];
  const id = receiptedMessageId ?? /\bid:(\S+)/.exec(text)?.[1];
  const final = state === undefined ? undefined : finalStates[state];
  if (state === undefined || final === undefined || id === undefined) return null;
  return { gatewayId: submittedId(id, ids), state: final, detail: state };
}
