import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { repositoryRoot } from '../paths.js';

export const usage = `npm start [-- OPTIONS]
  --bus kafka    events over Apache Kafka rather than PostgreSQL
  --port N       the public port (8080)
  --data DIR     where everything is kept (.local; with Kafka .local/with-kafka)
  --no-seed      without the demonstration
  --free-ports   any free ports; prints one JSON line on stdout when ready
`;

const schema = z.object({
  bus: z.enum(['postgres', 'kafka'], '--bus is postgres or kafka'),
  port: z.coerce.number('--port is a number').int().min(1).max(65_535).optional(),
  data: z.string().optional(),
  seed: z.boolean(),
  'free-ports': z.boolean(),
});

export interface StartOptions {
  readonly bus: 'postgres' | 'kafka';
  readonly port?: number;
  readonly dataDir: string;
  readonly seed: boolean;
  readonly freePorts: boolean;
}

/** Reads the command line; throws a plain Error that says what is wrong with it. */
export function readStartOptions(args: readonly string[]): StartOptions {
  const { values } = parseArgs({
    args: [...args],
    allowNegative: true,
    options: {
      bus: { type: 'string', default: 'postgres' },
      port: { type: 'string' },
      data: { type: 'string' },
      seed: { type: 'boolean', default: true },
      'free-ports': { type: 'boolean', default: false },
    },
  });
  const parsed = schema.safeParse(values);
  if (!parsed.success) throw new Error(parsed.error.issues.map(({ message }) => message).join('; '));
  const { bus, port, data, seed, 'free-ports': freePorts } = parsed.data;
  // Positions of one log mean nothing in another, so each bus keeps its own data.
  const dataDir = data ?? join(repositoryRoot, '.local', ...(bus === 'kafka' ? ['with-kafka'] : []));
  return { bus, dataDir, seed, freePorts, ...(port !== undefined && { port }) };
}
