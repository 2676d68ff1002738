import kafkajs from 'kafkajs';
import RequestQueue from 'kafkajs/src/network/requestQueue/index.js';

/**
 * The one file that imports kafkajs: it is no longer maintained, and replacing it must touch nothing else.
 */
export type {
  Admin,
  Consumer as KafkaConsumer,
  EachBatchPayload,
  Kafka,
  KafkaMessage,
  Producer,
} from 'kafkajs';

export interface KafkaClientOptions {
  readonly brokers: readonly string[];
  readonly clientId: string;
  readonly log: (level: 'warn' | 'error', message: string, fields: Record<string, unknown>) => void;
}

/** A client whose idle connections do not spin and whose log lines go to the service's logger. */
export function createKafkaClient({ brokers, clientId, log }: KafkaClientOptions): kafkajs.Kafka {
  mendIdleTimer();
  return new kafkajs.Kafka({
    clientId,
    brokers: [...brokers],
    connectionTimeout: 5_000,
    retry: { initialRetryTime: 100, maxRetryTime: 5_000, retries: 8 },
    logLevel: kafkajs.logLevel.WARN,
    logCreator:
      () =>
      ({ level, log: { message, logger: _logger, timestamp: _timestamp, ...fields } }) =>
        log(level === kafkajs.logLevel.ERROR ? 'error' : 'warn', message, fields),
  });
}

export const { Partitioners } = kafkajs;

/**
 * kafkajs 2.2.4 re-arms a timer for ever when nothing is pending: after every answer it plans the next look at an empty
 * queue, with a delay in the past, which Node turns into one millisecond. That is 2–3 % of a core for each idle client
 * and a warning of negative timeouts. Nothing pending and no throttle means there is nothing to look at.
 */
function mendIdleTimer(): void {
  const queue = RequestQueue.prototype;
  const schedule = queue.scheduleCheckPendingRequests;
  if (schedule.name === 'scheduleWhenPending') return;
  queue.scheduleCheckPendingRequests = function scheduleWhenPending(this: RequestQueue): void {
    if (this.pending.length > 0 || this.throttledUntil > Date.now()) schedule.call(this);
  };
}
