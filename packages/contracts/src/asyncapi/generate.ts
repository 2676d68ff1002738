import { mkdirSync, writeFileSync } from 'node:fs';
import { eventDefinitions } from '../events/registry.js';
import { buildAsyncApi } from './build-asyncapi.js';
import { buildTopicsYaml } from './build-topics-yaml.js';
import { toWireSchema } from './json-schema.js';

/**
 * Writes what is generated from the contracts: the AsyncAPI document, the topic list, and for each event version
 * not yet published its schema. A published schema is never overwritten; the tests hold the code to it.
 */
const root = new URL('../../../../', import.meta.url);
const published = new URL('../../published/', import.meta.url);

writeFileSync(new URL('docs/asyncapi.json', root), `${JSON.stringify(buildAsyncApi('1.0.0'), null, 2)}\n`);
mkdirSync(new URL('infra/kafka/', root), { recursive: true });
writeFileSync(new URL('infra/kafka/topics.yaml', root), buildTopicsYaml());
mkdirSync(published, { recursive: true });
for (const event of eventDefinitions) {
  const schema = `${JSON.stringify(toWireSchema(event.data), null, 2)}\n`;
  try {
    writeFileSync(new URL(`${event.type}.json`, published), schema, { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}
