import {
  DIRECTORY_BEGINNING,
  hashEntry,
  newReaderKeys,
  signHead,
  signStatement,
  toBase64,
} from '@namkhong/sealing';
import type { KeyDirectory, ReportReader } from '@namkhong/contracts/http/feedback-reports';
import { randomBytes, randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Teardown } from '@namkhong/infra-local';

const dist = fileURLToPath(new URL('../../../apps/portal/dist', import.meta.url));
const api = '/api/feedback/v1/reports';

/** The portal's built files, and a service that takes whatever is sealed and keeps nothing. */
export interface PortalSink {
  readonly origin: string;
  /** The address of the thread that seals. */
  readonly worker: string;
  readonly readers: readonly ReportReader[];
  /** Bytes that came in pieces so far. */
  taken(): number;
}

/** @param readerCount a report is sealed to so many */
export async function startPortalSink(teardown: Teardown, readerCount: number): Promise<PortalSink> {
  const { directory, readers } = await makeReaders(readerCount);
  const worker = (await readdir(join(dist, 'assets'))).find((name) => /^worker-.*\.js$/.test(name));
  if (worker === undefined) throw new Error('the portal is not built: npm run build');
  let bytes = 0;
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    const answer = async () => {
      if (path === `${api}/keys`) return json(200, directory);
      const size = await drain(request);
      if (path.startsWith(`${api}/uploads/`)) {
        bytes += size;
        return { status: 204, type: 'application/json', body: null };
      }
      if (path === api) return json(201, { reportId: randomUUID(), receivedOn: '2026-11-26', parts: [] });
      if (path === '/') return { status: 200, type: 'text/html', body: '<!doctype html><title>sink</title>' };
      const type = extname(path) === '.js' ? 'text/javascript' : 'application/octet-stream';
      return { status: 200, type, body: await readFile(join(dist, new URL(path, 'http://sink').pathname)) };
    };
    answer().then(
      ({ status, type, body }) => response.writeHead(status, { 'content-type': type }).end(body ?? undefined),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  await teardown.add('the portal', {
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  });
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { origin, worker: `/assets/${worker}`, readers, taken: () => bytes };
}

function json(status: number, body: object) {
  return { status, type: 'application/json', body: JSON.stringify(body) };
}

async function drain(request: IncomingMessage): Promise<number> {
  let size = 0;
  for await (const chunk of request) size += (chunk as Buffer).length;
  return size;
}

async function makeReaders(count: number): Promise<{ directory: KeyDirectory; readers: ReportReader[] }> {
  const entries: KeyDirectory['entries'] = [];
  const readers: ReportReader[] = [];
  for (let index = 0; index < count; index += 1) {
    const keys = await newReaderKeys();
    const statement = {
      form: 'namkhong.reader-key.v1',
      keyId: randomUUID(),
      name: `Reader ${index + 1}`,
      post: 'Inspector',
      boxKey: toBase64(keys.box.publicKey),
      signKey: toBase64(keys.sign.publicKey),
      madeOn: '2026-11-26',
    } as const;
    const signature = await signStatement(statement, keys.sign.privateKey);
    const previous = entries.at(-1)?.hash ?? DIRECTORY_BEGINNING;
    const entry = {
      ordinal: index + 1,
      kind: 'added',
      on: '2026-11-26',
      statement,
      signature,
      previous,
    } as const;
    entries.push({ ...entry, hash: await hashEntry(entry) });
    readers.push({ statement, signature, unitId: null, unitName: null });
  }
  const last = entries.at(-1) ?? { ordinal: 0, hash: DIRECTORY_BEGINNING };
  const head = await signHead(last, randomBytes(32));
  return { directory: { entries, head, receiptSalt: randomBytes(16).toString('base64') }, readers };
}
