import { once } from 'node:events';
import smpp, { type PDU, type Session } from 'smpp';
import type { GoalContext } from '../goal.js';
import type { SimulatorProcess } from './simulator-process.js';
import { text } from './sms-service.js';

const window = 10;

/** node-smpp and nothing else: the same PDU, ten on the way, receipts answered and forgotten. */
export interface RawLoop {
  /** Submits until the signal ends it. */
  readonly run: (until: AbortSignal) => Promise<void>;
}

export async function startRawLoop(
  { teardown }: GoalContext,
  { host, port, systemId, password }: SimulatorProcess,
): Promise<RawLoop> {
  const session = smpp.connect({ host, port });
  await once(session, 'connect');
  await teardown.add('the raw session', { stop: () => Promise.resolve(void session.destroy()) });
  session.on('deliver_sm', (pdu: PDU) => session.send(pdu.response()));
  await new Promise<PDU>((resolve) =>
    session.bind_transceiver({ system_id: systemId, password, interface_version: 0x34 }, resolve),
  );
  return {
    run: async (until) => {
      await Promise.all(Array.from({ length: window }, () => lane(session, until)));
    },
  };
}

async function lane(session: Session, until: AbortSignal): Promise<void> {
  for (let sent = 0; !until.aborted; sent++) {
    const { command_status: status } = await submit(session, `84599${String(sent % 1_000).padStart(6, '0')}`);
    if (status !== smpp.ESME_ROK) throw new Error(`the message centre refused with ${status}`);
  }
}

function submit(session: Session, to: string): Promise<PDU> {
  return new Promise((resolve) => {
    session.submit_sm(
      {
        source_addr: 'NAMKHONG',
        source_addr_ton: 5,
        dest_addr_ton: 1,
        dest_addr_npi: 1,
        destination_addr: to,
        short_message: text,
        registered_delivery: 1,
      },
      resolve,
    );
  });
}
