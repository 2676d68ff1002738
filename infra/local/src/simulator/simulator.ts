import { createServer } from 'node:http';
import type { AddressInfo, Server } from 'node:net';
import smpp from 'smpp';
import { faults } from './faults.js';
import { httpApi } from './http-api.js';
import type { MessageLog } from './message-log.js';
import type { SimulatorOptions } from './options.js';
import { Smsc } from './smsc.js';

export interface RunningSimulator {
  readonly smppPort: number;
  /** With credentials, as notification's `SMPP_URL` wants it. */
  readonly smppUrl: string;
  readonly httpUrl: string;
  readonly messages: MessageLog['list'];
  /** A message from a phone; false where nobody is bound. */
  reply(from: string, to: string, text: string): Promise<boolean>;
  stop(): Promise<void>;
}

/**
 * An SMS centre on this machine: SMPP 3.4 for the sender, a small HTTP API for those who want to see the phones.
 * It carries nothing anywhere.
 */
export async function startSimulator(options: SimulatorOptions): Promise<RunningSimulator> {
  const { systemId, password, host = '127.0.0.1' } = options;
  const smsc = new Smsc({
    systemId,
    password,
    deliveryMs: options.deliveryMs ?? 300,
    faults: faults.parse(options.faults ?? {}),
    random: options.random ?? Math.random,
    now: options.now ?? (() => new Date()),
  });
  const smppServer = smpp.createServer(smsc.accept);
  const httpServer = createServer(httpApi(smsc));
  const stop = async () => {
    smsc.stop();
    httpServer.closeAllConnections();
    await Promise.all([close(smppServer), close(httpServer)]);
  };
  try {
    const smppPort = await listen(smppServer, options.smppPort ?? 0, host);
    const httpPort = await listen(httpServer, options.httpPort ?? 0, host);
    const credentials = `${encodeURIComponent(systemId)}:${encodeURIComponent(password)}`;
    return {
      smppPort,
      smppUrl: `smpp://${credentials}@${host}:${smppPort}`,
      httpUrl: `http://${host}:${httpPort}`,
      messages: (to) => smsc.log.list(to),
      reply: (from, to, text) => smsc.reply(from, to, text),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** @returns the port it got */
function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => (server.listening ? server.close(() => resolve()) : resolve()));
}
