import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { readEnvironment } from '../environment.js';
import { Teardown } from '../process/teardown.js';
import { startSimulator } from '../simulator/simulator.js';
import type { DemoAccount } from './demo-accounts.js';
import { RunningProcesses } from './leftovers.js';
import { leaveAccess } from './operator-access.js';
import { choosePorts, type Ports } from './ports.js';
import { loadSecrets, type Secrets } from './secrets.js';
import { seedOnce } from './seed.js';
import { startBroker, startDatabase } from './servers.js';
import type { PlatformFacts } from './services.js';
import { startServices } from './start-services.js';

export interface PlatformOptions {
  readonly bus: 'postgres' | 'kafka';
  /** Loads the demonstration where this data folder has not got it yet. */
  readonly seed: boolean;
  /** Everything that is kept lies here: databases, secrets, logs. */
  readonly dataDir: string;
  /** Takes whatever ports are free rather than the usual ones. */
  readonly freePorts: boolean;
  /** How far the services' clocks run ahead of the machine's, or behind where negative: for trials. */
  readonly clockAheadSeconds?: number;
  /** The public port, where not 8080. */
  readonly port?: number;
  /** Told what happens, one line each. */
  readonly say?: (line: string) => void;
  /** Collects what is started; give one of your own to stop a platform that is still starting. */
  readonly teardown?: Teardown;
  /** Called when a service keeps dying and the platform is no longer whole. */
  readonly onFailure?: (error: Error) => void;
}

export interface RunningPlatform {
  /** Where people, and tests, reach it. */
  readonly origin: string;
  readonly ports: Ports;
  readonly accounts: readonly DemoAccount[];
  readonly nkClientSecret: string;
  /** The broker's address where the bus is Kafka. */
  readonly brokers: string | null;
  databaseUrl(name: string): string;
  /** Process ids by name: the supervisor, its servers, its services. */
  pids(): ReadonlyMap<string, number>;
  stop(): Promise<void>;
}

/** Starts the whole embedded platform; rejects, with everything stopped again, where a part does not come up. */
export async function startPlatform(options: PlatformOptions): Promise<RunningPlatform> {
  const say = options.say ?? (() => undefined);
  const teardown = options.teardown ?? new Teardown(say);
  try {
    return await start(options, teardown, say);
  } catch (error) {
    await teardown.run();
    throw error;
  }
}

async function start(
  options: PlatformOptions,
  teardown: Teardown,
  say: (line: string) => void,
): Promise<RunningPlatform> {
  const dataDir = resolve(options.dataDir);
  await mkdir(dataDir, { recursive: true, mode: 0o711 });
  const processes = new RunningProcesses(dataDir);
  await processes.clear(say);
  const ports = await choosePorts({
    free: options.freePorts,
    ...(options.port !== undefined && { gateway: options.port }),
  });
  const secrets = await loadSecrets(dataDir);
  const origin = `http://127.0.0.1:${ports.gateway}`;
  await teardown.add('the list of processes', processes);

  const [postgres, broker] = await Promise.all([
    startDatabase(dataDir, secrets, teardown),
    options.bus === 'kafka' ? startBroker(dataDir, readEnvironment(), teardown, say) : null,
  ]);
  await processes.note('PostgreSQL', postgres.pid);
  if (broker?.pid !== undefined) await processes.note('Kafka', broker.pid);
  say(`PostgreSQL 18${broker ? ' and Kafka' : ''} ready`);

  const facts: PlatformFacts = {
    ...{ origin, ports, secrets },
    ...(await startPhones(secrets, ports, teardown)),
    clockAheadSeconds: options.clockAheadSeconds ?? 0,
    databaseUrl: (name) => postgres.databaseUrl(name),
    bus: broker
      ? { BUS: 'kafka', KAFKA_BROKERS: broker.brokers }
      : { BUS: 'postgres', BUS_DATABASE_URL: postgres.databaseUrl('bus') },
  };
  await startServices({
    ...{ facts, dataDir, teardown, say },
    onSpawned: (name, pid) => void processes.note(name, pid),
    onFailure: options.onFailure ?? (() => undefined),
  });
  const { accounts, nkClientSecret } = secrets;
  const access = { origin, clientSecret: nkClientSecret, bus: facts.bus };
  await teardown.add('the operator’s access', await leaveAccess(dataDir, access));
  if (options.seed) {
    const abort = new AbortController();
    await teardown.add('the seed', { stop: async () => abort.abort() });
    await seedOnce({ dataDir, origin, nkClientSecret, say, signal: abort.signal });
  }
  return {
    ...{ origin, ports, accounts, nkClientSecret },
    brokers: broker?.brokers ?? null,
    databaseUrl: facts.databaseUrl,
    pids: () => processes.pids,
    stop: () => teardown.run(),
  };
}

/** The simulated message centre; it lives in this process. */
async function startPhones(
  { smscPassword: password }: Secrets,
  ports: Ports,
  teardown: Teardown,
): Promise<Pick<PlatformFacts, 'smppUrl' | 'simulatorUrl'>> {
  const simulator = await startSimulator({
    ...{ systemId: 'namkhong', password },
    smppPort: ports.smpp,
    httpPort: ports.simulator,
  });
  const { smppUrl, httpUrl } = await teardown.add('the SMS simulator', simulator);
  return { smppUrl, simulatorUrl: httpUrl };
}
