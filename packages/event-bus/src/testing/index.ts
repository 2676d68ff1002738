export { receivedEvent } from './received-event.js';
