import {
  inboxReport,
  keyDirectory,
  ownReaderKey,
  reportReaders,
  reportStatus,
  type InboxReport,
  type ReportReader,
} from '@namkhong/contracts/http/feedback-reports';
import type { Parcel } from '@namkhong/contracts/http/feedback-sealing';
import {
  fromBase64,
  groupsOf,
  lockByRecoveryCode,
  newReaderKeys,
  newReceipt,
  newRecoveryCode,
  openParcel,
  receiptKeys,
  sealIdentity,
  sealParcel,
  signStatement,
  toBase64,
  unlockKeys,
  type Contents,
  type OpeningKey,
  type ReaderKeys,
  type Recipient,
} from '@namkhong/sealing';
import { randomUUID } from 'node:crypto';
import type { TestFeedback } from './start-feedback.js';

type Headers = Readonly<Record<string, string>>;

/** What is in a message. */
export function contentsOf(text: string, files: Contents['files'] = []): Contents {
  return { text, fields: {}, files };
}

/** Whoever reads, as their browser does it: the keys never leave it but locked. */
export async function newReader(feedback: TestFeedback, name: string, headers: Headers) {
  const keys = await newReaderKeys();
  const keyId = randomUUID();
  const statement = {
    form: 'namkhong.reader-key.v1',
    keyId,
    name,
    post: 'Thanh tra viên',
    boxKey: toBase64(keys.box.publicKey),
    signKey: toBase64(keys.sign.publicKey),
    madeOn: '2026-11-20',
  } as const;
  const code = await newRecoveryCode();
  const byCode = await lockByRecoveryCode(keys, code);
  const kept = await feedback.ask({
    method: 'PUT',
    url: '/reports/key',
    headers,
    body: {
      statement,
      signature: await signStatement(statement, keys.sign.privateKey),
      // Stretching a passphrase takes a second: the form is what the service looks at.
      locked: [{ ...byCode, form: 'namkhong.locked-by-passphrase.v1' }, byCode],
    },
  });
  if (kept.status !== 200) throw new Error(`${kept.status} ${kept.text}`);
  const key: OpeningKey = { keyId, ...keys.box };
  const path = (reportId: string) => `/reports/inbox/${reportId}`;
  return {
    headers,
    keyId,
    keys,
    key,
    /** From what the service keeps and the sheet, as on another device. */
    async recover(): Promise<ReaderKeys> {
      const answer = await feedback.ask({ url: '/reports/key', headers });
      return unlockKeys(ownReaderKey.parse(answer.json).locked[1], code);
    },
    ask: (reportId: string, rest = '', more: object = {}) =>
      feedback.ask({ url: `${path(reportId)}${rest}`, headers, ...more }),
    async view(reportId: string): Promise<InboxReport> {
      const answer = await feedback.ask({ url: path(reportId), headers });
      if (answer.status !== 200) throw new Error(`${answer.status} ${answer.text}`);
      return inboxReport.parse(answer.json);
    },
    /** By the version that stands now. */
    async act(reportId: string, act: string, body: object) {
      const seen = await feedback.ask({ url: path(reportId), headers });
      return feedback.ask({
        method: 'POST',
        url: `${path(reportId)}/${act}`,
        headers: { ...headers, 'if-match': seen.headers['etag'] ?? '"0"' },
        body,
      });
    },
    async open(reportId: string, place: number): Promise<Contents> {
      const view = inboxReport.parse((await feedback.ask({ url: path(reportId), headers })).json);
      const parcel = view.dialogue[place];
      if (!parcel) throw new Error(`no parcel ${place}`);
      const pieceOf = async (ordinal: number) =>
        raw(feedback, `${path(reportId)}/parcels/${parcel.head.parcelId}/pieces/${ordinal}`, { headers });
      return openParcel(parcel, pieceOf, key);
    },
    async write(reportId: string, text: string, to: 'reporter' | 'readers') {
      const view = inboxReport.parse((await feedback.ask({ url: path(reportId), headers })).json);
      const sealed = await seal(feedback, {
        reportId,
        purpose: to === 'reporter' ? 'answer' : 'note',
        contents: contentsOf(text),
        to: [
          ...view.readers.map(recipientOf),
          ...(to === 'reporter' ? [{ keyId: 'reporter', publicKey: bytes(view.replyKey) }] : []),
        ],
        signer: keys.sign,
      });
      return feedback.ask({
        method: 'POST',
        url: `${path(reportId)}/messages`,
        headers,
        body: { ...sealed, to },
      });
    },
  };
}
export type TestReader = Awaited<ReturnType<typeof newReader>>;

export interface Reporting {
  readonly unitId: string;
  readonly officialCode?: string;
  readonly leads?: boolean;
  readonly types?: readonly string[];
  readonly contents?: Contents;
  readonly identity?: string;
  readonly headers?: Headers;
}

/** Whoever reports, as their browser does it: only what is sealed and the token are sent. */
export async function sendReport(feedback: TestFeedback, reporting: Reporting) {
  const { unitId, officialCode, leads = false, types = ['tip'], headers = {} } = reporting;
  const { receiptSalt } = keyDirectory.parse((await feedback.ask({ url: '/reports/keys' })).json);
  const asked = await feedback.ask({
    method: 'POST',
    url: '/reports/readers',
    headers,
    body: { unitId, officialCode: officialCode ?? null, leads },
  });
  if (asked.status !== 200) throw new Error(`${asked.status} ${asked.text}`);
  const { readers } = reportReaders.parse(asked.json);
  const to = readers.map(recipientOf);
  const receipt = await newReceipt();
  const own = await receiptKeys(receipt, bytes(receiptSalt));
  const reportId = randomUUID();
  const sealed = await seal(feedback, {
    reportId,
    purpose: 'report',
    contents: reporting.contents ?? contentsOf('Nội dung'),
    to,
    signer: own.sign,
    headers,
  });
  const body = {
    reportId,
    unitId,
    officialCode: officialCode ?? null,
    leads,
    types,
    token: own.token,
    replyKey: toBase64(own.box.publicKey),
    signKey: toBase64(own.sign.publicKey),
    ...sealed,
    identity:
      reporting.identity === undefined
        ? null
        : await sealIdentity(reporting.identity, reportId, groupsOf(to)),
  };
  const send = (change: object = {}) =>
    feedback.ask({ method: 'POST', url: '/reports', headers, body: { ...body, ...change } });
  const status = async () => {
    const answer = await feedback.ask({
      method: 'POST',
      url: '/reports/status',
      headers,
      body: { token: own.token },
    });
    if (answer.status !== 200) throw new Error(`${answer.status} ${answer.text}`);
    return reportStatus.parse(answer.json);
  };
  return {
    reportId,
    receipt,
    own,
    body,
    readers,
    send,
    status,
    async write(text: string, check: number | null = null) {
      const { readers: now } = await status();
      const message = await seal(feedback, {
        reportId,
        purpose: 'message',
        contents: contentsOf(text),
        to: now.map(recipientOf),
        signer: own.sign,
        headers,
      });
      return feedback.ask({
        method: 'POST',
        url: '/reports/messages',
        headers,
        body: { token: own.token, ...message, check },
      });
    },
    /** What was written back, opened with the receipt alone. */
    async open(place: number): Promise<Contents> {
      const parcel = (await status()).parcels[place];
      if (!parcel) throw new Error(`no parcel ${place}`);
      const { parcelId } = parcel.head;
      const pieceOf = (ordinal: number) =>
        raw(feedback, '/reports/pieces', { method: 'POST', body: { token: own.token, parcelId, ordinal } });
      return openParcel(parcel, pieceOf, own.box);
    },
  };
}

function recipientOf({ statement }: ReportReader): Recipient {
  return { keyId: statement.keyId, publicKey: bytes(statement.boxKey) };
}

interface SealOrder {
  readonly reportId: string;
  readonly purpose: string;
  readonly contents: Contents;
  readonly to: readonly Recipient[];
  readonly signer: ReaderKeys['sign'];
  readonly headers?: Headers;
}

/** Seals, and sends the pieces on the way. */
async function seal(
  feedback: TestFeedback,
  { headers = {}, ...order }: SealOrder,
): Promise<{ uploadId: string; parcel: Parcel }> {
  const uploadId = randomUUID();
  const parcel = await sealParcel({ ...order, parcelId: randomUUID() }, async (piece, ordinal) => {
    const answer = await feedback.ask({
      method: 'PUT',
      url: `/reports/uploads/${uploadId}/${ordinal}`,
      headers: { 'content-type': 'application/octet-stream', ...headers },
      body: Buffer.from(piece),
    });
    if (answer.status !== 204) throw new Error(`${answer.status} ${answer.text}`);
  });
  return { uploadId, parcel };
}

function bytes(text: string): Uint8Array {
  const found = fromBase64(text);
  if (!found) throw new Error('no base64');
  return found;
}

async function raw(
  feedback: TestFeedback,
  path: string,
  { headers = {}, method = 'GET', body }: { headers?: Headers; method?: string; body?: object },
): Promise<Uint8Array> {
  const answer = await fetch(`${feedback.url}/api/feedback/v1${path}`, {
    method,
    headers: { ...headers, ...(body ? { 'content-type': 'application/json' } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
  return new Uint8Array(await answer.arrayBuffer());
}
