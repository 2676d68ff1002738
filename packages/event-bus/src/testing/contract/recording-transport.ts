import type { Subscription, Transport } from '../../transport.js';

/** The same transport, writing down in which order a subscription is ended. */
export function recording(transport: Transport, steps: string[]): Transport {
  return {
    kind: transport.kind,
    clusterId: () => transport.clusterId(),
    ensureTopics: (specs) => transport.ensureTopics(specs),
    publish: (records) => transport.publish(records),
    watermarks: (topic) => transport.watermarks(topic),
    read: (topic, partition, from, limit) => transport.read(topic, partition, from, limit),
    removeExpired: (limit) => transport.removeExpired(limit),
    close: () => transport.close(),
    subscribe: async (options): Promise<Subscription> => {
      const inner = await transport.subscribe(options);
      return {
        pause: () => {
          steps.push('pause');
          inner.pause();
        },
        drain: () => inner.drain().then(() => void steps.push('drain')),
        commit: () => inner.commit().then(() => void steps.push('commit')),
        disconnect: () => inner.disconnect().then(() => void steps.push('disconnect')),
      };
    },
  };
}
