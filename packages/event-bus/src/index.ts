export { type SqlSession, type Transactor } from './sql-session.js';
export { busMigrationDownSql, busMigrationSql } from './schema.js';
export { appendToOutbox, hasAppended, type OutboxRecord } from './outbox.js';
export { Relay, type RelayOptions, type RelayStatus } from './relay.js';
export { Upkeep, type UpkeepOptions } from './upkeep.js';
export { Consumer, type ConsumerOptions, type ConsumerStatus, type Handler } from './consumer.js';
export { readRecord, type ReceivedEvent } from './received-event.js';
export { createTransport, type TransportConfig, type TransportLog } from './create-transport.js';
export { partitionOf } from './partition-of.js';
export { platformTopics } from './topic-specs.js';
export { listDeadLetters, replayDeadLetter, type DeadLetter } from './dead-letters.js';
export {
  type Batch,
  type LogRecord,
  type OutgoingRecord,
  type Subscription,
  type TopicSpec,
  type Transport,
  type Watermarks,
} from './transport.js';
