import { topics } from '@namkhong/contracts';
import {
  createTransport,
  listDeadLetters,
  replayDeadLetter,
  type DeadLetter,
  type Transport,
  type TransportConfig,
} from '@namkhong/event-bus';
import { Command } from 'commander';

/** `nk dead-letters list|show|replay`: what the bus could not deliver, why, and once more. */
export function deadLettersCommand(config: TransportConfig, print: (text: string) => void): Command {
  const command = new Command('dead-letters').description('what the bus could not deliver');
  const use = async (work: (transport: Transport) => Promise<void>) => {
    const transport = createTransport(config, (_level, message) => process.stderr.write(`${message}\n`));
    try {
      await work(transport);
    } finally {
      await transport.close();
    }
  };

  command
    .command('list')
    .argument('[topic]', 'for example feedback.rating.v1; every topic where none is named')
    .description('the first hundred dead letters of each topic, oldest first')
    .option('--from <offset>', 'first offset', '0')
    .action((topic: string | undefined, { from }: { from: string }) =>
      use(async (transport) => {
        let count = 0;
        for (const each of topic === undefined ? Object.keys(topics) : [topic]) {
          const letters = await listDeadLetters(transport, each, BigInt(from));
          for (const letter of letters) print(summarise(letter));
          count += letters.length;
        }
        print(`${count} dead letters`);
      }),
    );

  command
    .command('show')
    .argument('<topic>')
    .argument('<offset>')
    .description('one dead letter whole')
    .action((topic: string, offset: string) =>
      use(async (transport) => {
        const [letter] = await listDeadLetters(transport, topic, BigInt(offset), 1);
        if (letter?.offset !== BigInt(offset)) throw new Error(`${topic} has no dead letter ${offset}`);
        print(summarise(letter));
        print(letter.detail);
        print(JSON.stringify(letter.record.headers, null, 2));
        print(letter.record.value);
      }),
    );

  command
    .command('replay')
    .argument('<topic>')
    .argument('<offset>')
    .description('put one dead letter back on its topic')
    .action((topic: string, offset: string) =>
      use(async (transport) => {
        await replayDeadLetter(transport, topic, BigInt(offset));
        print(`replayed ${topic} ${offset}`);
      }),
    );

  return command;
}

function summarise({ offset, topic, partition, sourceOffset, group, code, type }: DeadLetter): string {
  return `${offset}  ${code}  ${type || 'no type'}  for ${group}  from ${topic}/${partition}@${sourceOffset}`;
}
