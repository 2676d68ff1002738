import { join } from 'node:path';
import { inheritedEnvironment } from '../environment.js';
import { repositoryRoot } from '../paths.js';
import type { Teardown } from '../process/teardown.js';
import { freshLogFile } from './log-file.js';
import { services, type PlatformFacts, type ServiceDefinition } from './services.js';
import { SupervisedService } from './supervised-service.js';

export interface ServicesContext {
  readonly facts: PlatformFacts;
  readonly dataDir: string;
  readonly teardown: Teardown;
  readonly say: (line: string) => void;
  /** Called whenever a service has a new process id. */
  readonly onSpawned: (name: string, pid: number) => void;
  /** Called when a service keeps dying. */
  readonly onFailure: (error: Error) => void;
}

/** All at once, because most of their start is waiting; registered in order, so that they stop in reverse. */
export async function startServices(
  context: ServicesContext,
): Promise<ReadonlyMap<string, SupervisedService>> {
  const supervised = new Map<string, SupervisedService>();
  for (const definition of services) {
    const service = await supervise(definition, context);
    await service.spawn();
    supervised.set(definition.name, await context.teardown.add(definition.name, service));
  }
  await Promise.all(
    [...supervised].map(async ([name, service]) => {
      await service.ready();
      context.say(`${name} ready`);
    }),
  );
  return supervised;
}

async function supervise(
  { name, heapMiB, settings }: ServiceDefinition,
  { facts, dataDir, say, onSpawned, onFailure }: ServicesContext,
): Promise<SupervisedService> {
  const port = facts.ports[name];
  const { PATH, LOG_LEVEL } = inheritedEnvironment();
  const entry = join(repositoryRoot, 'apps', name, 'dist', 'main.js');
  return new SupervisedService({
    name,
    process: {
      command: process.execPath,
      // Without source maps: read all at once, they take more memory than the service.
      args: [`--max-old-space-size=${heapMiB}`, entry],
      env: {
        ...{ PATH, LOG_LEVEL, TZ: 'UTC', PORT: String(port), HOST: '127.0.0.1' },
        ...settings(facts),
      },
      cwd: repositoryRoot,
      logFile: await freshLogFile(dataDir, name),
    },
    readyUrl: `http://127.0.0.1:${port}/health/ready`,
    report: say,
    onSpawned: (pid) => onSpawned(name, pid),
    onGivenUp: (error) => {
      say(error.message);
      onFailure(error);
    },
  });
}
