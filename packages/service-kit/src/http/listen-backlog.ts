/**
 * Connections that may wait to be accepted, in place of Node's 511; the system bounds it further (Linux:
 * `net.core.somaxconn`, 4,096). Where the queue is full Linux drops the last word of the handshake: the client holds itself
 * to be connected, repeats what it sent for up to minutes and is then reset, where a 503 would have told it at once.
 */
export const listenBacklog = 4_096;
