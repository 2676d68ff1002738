import { createConnection } from 'node:net';

/**
 * Sends bytes to a local port and returns what comes back first once `enough` says so.
 * Rejects on refusal, on a close before that, and after one second.
 */
export function callTcp(port: number, request: Buffer, enough: (answer: Buffer) => boolean): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const socket = createConnection({ host: '127.0.0.1', port });
    let answer = Buffer.alloc(0);
    socket.setTimeout(1_000, () => socket.destroy(new Error(`no answer from port ${port}`)));
    socket.once('connect', () => socket.write(request));
    socket.once('error', reject);
    socket.once('close', () => reject(new Error(`port ${port} closed the connection`)));
    socket.on('data', (chunk: Buffer) => {
      answer = Buffer.concat([answer, chunk]);
      if (!enough(answer)) return;
      resolve(answer);
      socket.destroy();
    });
  });
}
