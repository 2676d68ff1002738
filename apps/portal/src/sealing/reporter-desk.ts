import {
  keyDirectory,
  reportAccepted,
  reportStatus,
  type ReportReader,
  type ReportRequest,
} from '@namkhong/contracts/http/feedback-reports';
import {
  findDirectoryFault,
  groupsOf,
  newReceipt,
  openParcel,
  readReceipt,
  receiptKeys,
  sealIdentity,
  SealingError,
  toBase64,
  type Contents,
  type ReceiptKeys,
} from '@namkhong/sealing';
import type { z } from 'zod';
import { fetchBytes, fetchJson } from '../api/fetch-json.js';
import { bytesOf, postPieces, recipientOf, reportsPath } from './parcel-post.js';

type Status = z.output<typeof reportStatus>;

/** What somebody wants to report, and to whom. */
export interface ReportOrder {
  readonly unitId: string;
  readonly officialCode: string | null;
  readonly leads: boolean;
  readonly types: ReportRequest['types'];
  readonly readers: readonly ReportReader[];
  readonly contents: Contents;
  /** Name, address, how to be reached; null for nobody in particular. */
  readonly identity: string | null;
  /** The same was ordered before, and no answer came. */
  readonly again: boolean;
  readonly language: string;
}

interface Pending {
  readonly receipt: string;
  readonly body: object;
}

/** Sealed and not yet known to have arrived. */
let pending: Pending | null = null;
/** Whoever came back with a receipt. */
let own: ReceiptKeys | null = null;

/** What people do who report, in the thread that has their secrets. */
export const reporterDesk = {
  /**
   * Seals and sends; `again` sends what was sealed before once more, where there is any, so that a lost answer makes no
   * second report. @throws SealingError `signature-wrong` where a reader is not in the directory; as `fetchJson`
   */
  async report(order: ReportOrder) {
    if (order.again && pending !== null) return sendPending(pending, order.language);
    const { readers, language } = order;
    const { receiptSalt } = await listed(readers, language);
    const receipt = await newReceipt();
    const keys = await receiptKeys(receipt, bytesOf(receiptSalt));
    const reportId = crypto.randomUUID();
    const to = readers.map(recipientOf);
    const { unitId, officialCode, leads, types, contents, identity } = order;
    const sealed = await postPieces(
      { reportId, purpose: 'report', contents, to, signer: keys.sign },
      language,
    );
    const body = {
      ...sealed,
      reportId,
      unitId,
      officialCode,
      leads,
      types,
      token: keys.token,
      replyKey: toBase64(keys.box.publicKey),
      signKey: toBase64(keys.sign.publicKey),
      identity: identity === null ? null : await sealIdentity(identity, reportId, groupsOf(to)),
    };
    pending = { receipt, body };
    return sendPending(pending, language);
  },

  /** @throws SealingError `secret-wrong` for what has not 16 digits; ProblemError 404 where there is no such report */
  async enterReceipt({ text, language }: { readonly text: string; readonly language: string }) {
    const receipt = readReceipt(text);
    if (receipt === null) throw new SealingError('secret-wrong');
    const { receiptSalt } = await directory(language);
    const keys = await receiptKeys(receipt, bytesOf(receiptSalt));
    const status = await askStatus(keys, language);
    own = keys;
    return status;
  },

  async receiptStatus({ language }: { readonly language: string }): Promise<Status> {
    return askStatus(entered(), language);
  },

  /** Opens what a reader wrote back, who has to be one of those of the directory. */
  async openAnswer({
    parcel,
    language,
  }: {
    readonly parcel: Status['parcels'][number];
    readonly language: string;
  }) {
    const { box, token } = entered();
    const { entries } = await directory(language);
    const writer = entries.find(({ statement }) => statement.keyId === parcel.keyId);
    if (writer?.statement.signKey !== parcel.head.from) throw new SealingError('signature-wrong');
    const { parcelId } = parcel.head;
    const pieceOf = (ordinal: number) =>
      fetchBytes(`${reportsPath}/pieces`, {
        method: 'POST',
        body: { token, parcelId, ordinal },
        headers: { 'accept-language': language },
      });
    return { contents: await openParcel(parcel, pieceOf, box), by: writer.statement.name };
  },

  /** Another word, or what is answered after so many months. */
  async writeAsReporter(word: {
    readonly status: Status;
    readonly contents: Contents;
    readonly check: 3 | 6 | 12 | null;
    readonly language: string;
  }): Promise<Status> {
    const { sign, token } = entered();
    const { status, contents, check, language } = word;
    await listed(status.readers, language);
    const { reportId } = status;
    const to = status.readers.map(recipientOf);
    const sealed = await postPieces({ reportId, purpose: 'message', contents, to, signer: sign }, language);
    return fetchJson(reportStatus, `${reportsPath}/messages`, {
      method: 'POST',
      body: { token, ...sealed, check },
      headers: { 'accept-language': language },
    });
  },
};

async function sendPending({ receipt, body }: Pending, language: string) {
  const accepted = await fetchJson(reportAccepted, reportsPath, {
    method: 'POST',
    body,
    headers: { 'accept-language': language },
  });
  pending = null;
  return { receipt, accepted };
}

function entered(): ReceiptKeys {
  if (own === null) throw new SealingError('secret-wrong');
  return own;
}

function askStatus({ token }: ReceiptKeys, language: string): Promise<Status> {
  return fetchJson(reportStatus, `${reportsPath}/status`, {
    method: 'POST',
    body: { token },
    headers: { 'accept-language': language },
  });
}

/** The directory, whose chain and signatures are right. */
async function directory(language: string) {
  const found = await fetchJson(keyDirectory, `${reportsPath}/keys`, {
    headers: { 'accept-language': language },
  });
  if ((await findDirectoryFault(found.entries, found.head)) !== null)
    throw new SealingError('signature-wrong');
  return found;
}

/** A reader who was shown has to stand in the directory with the very same key, and not have ended it. */
async function listed(readers: readonly ReportReader[], language: string) {
  const found = await directory(language);
  for (const { statement, signature } of readers) {
    const lines = found.entries.filter((entry) => entry.statement.keyId === statement.keyId);
    const isThere = lines.some(
      (entry) => entry.signature === signature && entry.statement.boxKey === statement.boxKey,
    );
    if (!isThere) throw new SealingError('signature-wrong');
  }
  return found;
}
