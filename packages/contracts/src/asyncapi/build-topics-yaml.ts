import { stringify } from 'yaml';
import { deadLetterRetentionDays, deadLetterTopic, topics, type TopicDefinition } from '../topics.js';

/** `infra/kafka/topics.yaml`: what the operator of a Kafka cluster creates; the platform never auto-creates. */
export function buildTopicsYaml(): string {
  const entries = Object.entries<TopicDefinition>(topics).flatMap(([name, topic]) => [
    {
      name,
      partitions: topic.partitions,
      retentionDays: topic.retentionDays,
      readers: topic.readers,
      summary: topic.summary,
    },
    {
      name: deadLetterTopic(name),
      partitions: 1,
      retentionDays: deadLetterRetentionDays,
      readers: ['operator'],
      summary: `Records of ${name} that could not be handled, each with its reason.`,
    },
  ]);
  return `# Generated from packages/contracts/src/topics.ts by \`npm run generate -w packages/contracts\`.\n${stringify(entries)}`;
}
