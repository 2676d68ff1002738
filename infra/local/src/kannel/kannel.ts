import getPort from 'get-port';
import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { startProcess, type StartedProcess } from '../process/start-process.js';
import { waitUntil } from '../process/wait-until.js';
import { kannelConfig, type KannelLink } from './kannel-config.js';

export interface KannelOptions extends KannelLink {
  /** Path of `bearerbox`; `smsbox` stands beside it. */
  readonly bearerbox: string;
  readonly folder: string;
}

export interface RunningKannel {
  /** `GET` of a message, without `to`, `text` and what else it is to have. */
  readonly sendUrl: string;
  stop(): Promise<void>;
}

/**
 * Starts Kannel, an SMS gateway that nobody here wrote, bound to a message centre: HTTP → smsbox → bearerbox → SMPP. Ready once
 * it is bound.
 */
export async function startKannel(options: KannelOptions): Promise<RunningKannel> {
  const { bearerbox, folder } = options;
  await mkdir(folder, { recursive: true });
  const secret = randomBytes(12).toString('hex');
  const [adminPort, boxPort, sendPort] = [await getPort(), await getPort(), await getPort()];
  const file = join(folder, 'kannel.conf');
  await writeFile(file, kannelConfig(options, { folder, adminPort, boxPort, sendPort, secret }), {
    mode: 0o600,
  });
  const start = (command: string) =>
    startProcess({ command, args: ['-v', '4', file], logFile: `${folder}/output.log`, graceMs: 5_000 });
  const started: StartedProcess[] = [];
  const stop = async () => {
    for (const process of started.toReversed()) await process.stop();
  };
  const status = async (wanted: RegExp) => {
    const response = await fetch(`http://127.0.0.1:${adminPort}/status.txt?password=${secret}`);
    return wanted.test(await response.text());
  };
  try {
    const core = await start(bearerbox);
    started.push(core);
    await waitUntil({
      ...{ what: 'bearerbox', process: core, timeoutMs: 15_000 },
      probe: () => status(/SMPP:.*\(online/),
    });
    const box = await start(join(dirname(bearerbox), 'smsbox'));
    started.push(box);
    await waitUntil({
      ...{ what: 'smsbox', process: box, timeoutMs: 15_000 },
      probe: () => status(/smsbox.*\(on-line|smsbox:/),
    });
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    sendUrl: `http://127.0.0.1:${sendPort}/cgi-bin/sendsms?username=sender&password=${secret}&charset=UTF-8`,
    stop,
  };
}
