export { dropTestDatabase, PgTransactor } from './pg-transactor.js';
export { receivedEvent } from './received-event.js';
