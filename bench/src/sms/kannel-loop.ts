import { provisionParts, readEnvironment, startKannel } from '@namkhong/infra-local';
import { eventually } from '@namkhong/nk';
import { Agent, get } from 'node:http';
import { join } from 'node:path';
import type { GoalContext } from '../goal.js';
import type { SimulatorProcess } from './simulator-process.js';
import { text } from './sms-service.js';

const window = 10;
/** Requests at once: enough that smsbox never waits for us. */
const lanes = 32;

/** Kannel with its store in a file, asked by HTTP; reports are not asked for. */
export interface KannelLoop {
  /** Sends until the signal ends it, and returns when the message centre has all of it. */
  readonly run: (until: AbortSignal) => Promise<void>;
}

export async function startKannelLoop(
  { folder, teardown, say }: GoalContext,
  simulator: SimulatorProcess,
): Promise<KannelLoop> {
  const bearerbox = (await provisionParts(['kannel'], readEnvironment(), say)).path('kannel');
  if (!bearerbox) throw new Error('Kannel cannot run here: see npm run provision');
  const { host, port, systemId, password } = simulator;
  const kannel = await startKannel({
    ...{ bearerbox, folder: join(folder, 'kannel'), host, smppPort: port, systemId, password, window },
  });
  await teardown.add('Kannel', kannel);
  const agent = new Agent({ keepAlive: true, maxSockets: lanes });
  await teardown.add('the connections to it', { stop: () => Promise.resolve(agent.destroy()) });
  const query = new URLSearchParams({ from: 'NAMKHONG', text, coding: '0' }).toString();
  return {
    run: async (until) => {
      let sent = 0;
      const lane = async () => {
        for (; !until.aborted; sent++) {
          const to = `84599${String(sent % 1_000).padStart(6, '0')}`;
          const status = await request(`${kannel.sendUrl}&${query}&to=${to}`, agent);
          if (status !== 202) throw new Error(`Kannel answered ${status}`);
        }
      };
      await Promise.all(Array.from({ length: lanes }, lane));
      await eventually(
        'all of what Kannel took',
        async () => ((await simulator.load()).accepted >= sent ? true : undefined),
        { timeoutMs: 120_000 },
      );
    },
  };
}

function request(url: string, agent: Agent): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = get(url, { agent }, (response) => {
      response.resume();
      response.once('end', () => resolve(response.statusCode ?? 0));
    });
    sent.once('error', reject);
  });
}
