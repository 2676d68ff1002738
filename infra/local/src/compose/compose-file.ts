import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { repositoryRoot } from '../paths.js';
import { runCommand } from '../process/run-command.js';

const environment = z.record(z.string(), z.coerce.string());
const schema = z.object({
  services: z.record(z.string(), z.object({ image: z.string(), environment: environment.default({}) })),
});

export type Compose = z.output<typeof schema>;

/** The services of `docker-compose.yml` as `docker compose` sees them, with the `.env` that `make-env.sh` prints. */
export async function readCompose(): Promise<Compose> {
  const text = await readFile(join(repositoryRoot, 'docker-compose.yml'), 'utf8');
  const { services } = schema.parse(parse(text, { merge: true }));
  const settings = await printedSettings();
  for (const service of Object.values(services)) {
    for (const [name, value] of Object.entries(service.environment)) {
      service.environment[name] = interpolate(value, settings);
    }
  }
  return { services };
}

async function printedSettings(): Promise<ReadonlyMap<string, string>> {
  const printed = await runCommand('sh', [join(repositoryRoot, 'infra', 'compose', 'make-env.sh')]);
  const lines = printed.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(
    lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)] as const),
  );
}

/** `${NAME}`, `${NAME:-default}` and `${NAME:?why}`, `$$` for a dollar; throws where a setting without default is missing. */
function interpolate(text: string, settings: ReadonlyMap<string, string>): string {
  const reference = /\$\$|\$\{(?<name>\w+)(?:(?<rule>:-|:\?)(?<rest>[^}]*))?\}/g;
  return text.replace(reference, (whole: string, ...found: unknown[]) => {
    if (whole === '$$') return '$';
    const { name = '', rule, rest = '' } = found.at(-1) as Record<string, string | undefined>;
    const value = settings.get(name);
    if (value !== undefined) return value;
    if (rule === ':-') return rest;
    throw new Error(`make-env.sh gives no ${name}`);
  });
}
