import type { LocalEnvironment } from '../environment.js';
import { Debian } from './debian.js';
import { findPackagedPart } from './find-packaged-part.js';
import { findKafka } from './kafka-jars.js';
import { findOpen311Clients } from './open311-clients.js';
import type { PartName, PartResult } from './part.js';
import { packagedParts } from './parts.js';

/** Which parts there are, ready or not. */
export class Provision {
  constructor(readonly results: readonly PartResult[]) {}

  get missing(): readonly PartResult[] {
    return this.results.filter(({ status }) => status === 'missing');
  }

  /** Where a part is: a program, a folder, or the address of a running server; null where it is missing. */
  path(name: PartName): string | null {
    const result = this.results.find((one) => one.name === name);
    return result?.status === 'ready' ? result.path : null;
  }

  /** One line for each part. */
  lines(): string[] {
    return this.results.map(({ name, status, how, ...rest }) =>
      [name.padEnd(9), status.padEnd(8), how, 'path' in rest ? rest.path : ''].join(' ').trimEnd(),
    );
  }
}

/**
 * Finds or installs the named parts. Quick and without effect where all of them are there.
 *
 * @param say told of everything that takes time or changes this machine
 */
export async function provisionParts(
  names: readonly PartName[],
  environment: LocalEnvironment,
  say: (line: string) => void,
): Promise<Provision> {
  const debian = new Debian(environment, say);
  const packaged = packagedParts
    .filter(({ name }) => names.includes(name) && !(name === 'java' && environment.KAFKA_BROKERS))
    .map((part) => findPackagedPart(part, environment, debian));
  const results = await Promise.all(packaged);
  // Maven needs Java, so Kafka comes after it.
  const kafka = names.includes('kafka') ? [await findKafka(environment, debian, say)] : [];
  const open311 = names.includes('open311') ? [await findOpen311Clients(environment, debian, say)] : [];
  return new Provision([...results, ...kafka, ...open311]);
}
