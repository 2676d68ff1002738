export { chromiumFlags } from './chromium/chromium.js';
export { startKafka, type KafkaOptions, type RunningKafka } from './kafka/kafka.js';
export { startPostgres, type PostgresOptions, type RunningPostgres } from './postgres/postgres.js';
export { provisionParts, type Provision } from './provision/provision-parts.js';
export { startRedis, type RedisOptions, type RunningRedis } from './redis/redis.js';
export type { Faults, SimulatorOptions } from './simulator/options.js';
export { startSimulator, type RunningSimulator } from './simulator/simulator.js';
