export { emptyDatabase, testDatabase, type EmptyDatabase, type TestDatabase } from './test-database.js';
export { eventually } from './eventually.js';
export { everythingInDatabase, everythingInRedis } from './everything-in.js';
export { FakeClock } from './fake-clock.js';
export { testIssuer, type TestIssuer } from './test-issuer.js';
export {
  testService,
  type TestAnswer,
  type TestRequest,
  type TestService,
  type TestServiceSettings,
} from './test-service.js';
export { type PublishedEvent } from './published-events.js';
export { testRedisUrl } from './test-redis.js';
