import { deadLetterRetentionDays, deadLetterTopic, topics, type TopicDefinition } from '@namkhong/contracts';
import type { TopicSpec } from './transport.js';

const day = 24 * 60 * 60_000;

/** Every topic of the platform with its dead-letter topic, for `ensureTopics`. */
export const platformTopics: readonly TopicSpec[] = Object.entries<TopicDefinition>(topics).flatMap(
  ([name, { partitions, retentionDays }]) => [
    { name, partitions, retentionMs: retentionDays === 'forever' ? null : retentionDays * day },
    { name: deadLetterTopic(name), partitions: 1, retentionMs: deadLetterRetentionDays * day },
  ],
);
