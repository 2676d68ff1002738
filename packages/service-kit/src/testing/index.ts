export { emptyDatabase, testDatabase, type EmptyDatabase, type TestDatabase } from './test-database.js';
export { eventually } from './eventually.js';
export { FakeClock } from './fake-clock.js';
