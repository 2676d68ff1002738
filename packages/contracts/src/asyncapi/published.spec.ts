import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { eventDefinitions, eventsByType } from '../events/registry.js';
import { deadLetterTopic, topics } from '../topics.js';
import { buildAsyncApi } from './build-asyncapi.js';
import { buildTopicsYaml } from './build-topics-yaml.js';
import { findIncompatibilities } from './find-incompatibilities.js';
import { toWireSchema, type JsonSchema } from './json-schema.js';

const workspace = join(import.meta.dirname, '../..');
const published = join(workspace, 'published');
const readJson = (path: string): JsonSchema => JSON.parse(readFileSync(path, 'utf8')) as JsonSchema;

describe('published event versions', () => {
  it.each(readdirSync(published))('%s is still understood', (file) => {
    const event = eventsByType.get(file.replace(/\.json$/, ''));
    if (!event) throw new Error(`${file} was published and has no definition any more`);
    expect(findIncompatibilities(readJson(join(published, file)), toWireSchema(event.data))).toEqual([]);
  });

  it('include every event that the code can publish', () => {
    expect(readdirSync(published).sort()).toEqual(
      eventDefinitions.map((event) => `${event.type}.json`).sort(),
    );
  });
});

describe('generated documents', () => {
  it('AsyncAPI is what the schemas say (npm run generate -w packages/contracts)', () => {
    const generated = JSON.parse(JSON.stringify(buildAsyncApi('1.0.0'))) as unknown;
    expect(readJson(join(workspace, '../../docs/asyncapi.json'))).toEqual(generated);
  });

  it('topics.yaml names every topic and its dead letters', () => {
    const text = readFileSync(join(workspace, '../../infra/kafka/topics.yaml'), 'utf8');
    expect(text).toBe(buildTopicsYaml());
    const names = (parse(text) as { name: string }[]).map((topic) => topic.name);
    expect(names).toEqual(Object.keys(topics).flatMap((name) => [name, deadLetterTopic(name)]));
  });
});
