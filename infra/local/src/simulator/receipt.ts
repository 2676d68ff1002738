/** SMPP 3.4 §5.2.28. */
const messageStates = { DELIVRD: 2, UNDELIV: 5 } as const;

export interface Receipt {
  readonly messageId: string;
  /** Who sent the message and gets the receipt. */
  readonly from: string;
  readonly to: string;
  readonly state: keyof typeof messageStates;
  readonly submittedAt: Date;
  readonly doneAt: Date;
  readonly text: string;
}

/** A delivery receipt as deliver_sm: esm_class 0x04, the text of SMPP 3.4 appendix B, and the TLVs that repeat it. */
export function receiptFields(receipt: Receipt): Record<string, unknown> {
  const { messageId, state, submittedAt, doneAt } = receipt;
  const delivered = state === 'DELIVRD' ? '001' : '000';
  const dates = `submit date:${minutes(submittedAt)} done date:${minutes(doneAt)}`;
  // Only ASCII, or the whole receipt would have to change its alphabet.
  const beginning = receipt.text.slice(0, 20).replace(/[^ -~]/g, '?');
  return {
    source_addr: receipt.to,
    destination_addr: receipt.from,
    esm_class: 0x04,
    short_message: `id:${messageId} sub:001 dlvrd:${delivered} ${dates} stat:${state} err:000 text:${beginning}`,
    receipted_message_id: messageId,
    message_state: messageStates[state],
  };
}

/** `YYMMDDhhmm`. */
function minutes(instant: Date): string {
  return instant.toISOString().replace(/\D/g, '').slice(2, 12);
}
