import { callTcp } from '../process/call-tcp.js';

const METADATA = 3;
const VERSION = 4;

/** Metadata request v4 for no topics: size, header (api key, version, correlation id, null client id), body. */
function metadataRequest(): Buffer {
  const request = Buffer.alloc(19);
  request.writeInt32BE(15, 0);
  request.writeInt16BE(METADATA, 4);
  request.writeInt16BE(VERSION, 6);
  request.writeInt32BE(1, 8);
  request.writeInt16BE(-1, 12);
  request.writeInt32BE(0, 14);
  request.writeInt8(0, 18);
  return request;
}

/**
 * Whether a broker not only listens but has been let in by its controller: it then names itself in the cluster's
 * metadata. Before that, creating a topic fails.
 */
export async function isBrokerReady(port: number): Promise<boolean> {
  const complete = (bytes: Buffer) => bytes.length >= 4 && bytes.length >= 4 + bytes.readInt32BE(0);
  const response = await callTcp(port, metadataRequest(), complete);
  // After the size: correlation id, throttle time, then the number of brokers.
  return response.readInt32BE(12) > 0;
}
