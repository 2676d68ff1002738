/** An inner class of kafkajs 2.2.4 that the event bus mends; see packages/event-bus/src/kafka/kafka-client.ts. */
declare module 'kafkajs/src/network/requestQueue/index.js' {
  export default class RequestQueue {
    readonly pending: readonly unknown[];
    readonly throttledUntil: number;
    scheduleCheckPendingRequests: (this: RequestQueue) => void;
  }
}
