import {
  inboxReport,
  type InboxReport,
  type OwnReaderKey,
  type ReportReader,
} from '@namkhong/contracts/http/feedback-reports';
import {
  handShareOn,
  isUsablePassphrase,
  lockByPassphrase,
  lockByRecoveryCode,
  newReaderKeys,
  newRecoveryCode,
  openIdentity,
  openParcel,
  REPORTER_KEY_ID,
  sealKeyOnwards,
  SealingError,
  signStatement,
  toBase64,
  unlockKeys,
  type Contents,
  type OpeningKey,
  type ReaderKeys,
} from '@namkhong/sealing';
import { fetchBytes, fetchJson } from '../api/fetch-json.js';
import { bytesOf, postPieces, recipientOf, reportsPath } from './parcel-post.js';

/** A reader's unlocked keys, the current one first. They are in this thread only, until it ends. */
let unlocked: readonly { readonly keyId: string; readonly keys: ReaderKeys }[] = [];

interface Signed {
  readonly accessToken: string;
  readonly language: string;
}

/** What readers do, in the thread that has their keys. */
export const readerDesk = {
  /** A new key with its sheet. @throws SealingError `secret-wrong` for a passphrase that is too short or of few letters */
  async makeKey(order: {
    readonly name: string;
    readonly post: string;
    readonly passphrase: string;
    readonly today: string;
  }) {
    if (!isUsablePassphrase(order.passphrase)) throw new SealingError('secret-wrong');
    const keys = await newReaderKeys();
    const recoveryCode = await newRecoveryCode();
    const statement = {
      form: 'namkhong.reader-key.v1',
      keyId: crypto.randomUUID(),
      name: order.name,
      post: order.post,
      boxKey: toBase64(keys.box.publicKey),
      signKey: toBase64(keys.sign.publicKey),
      madeOn: order.today,
    } as const;
    const request = {
      statement,
      signature: await signStatement(statement, keys.sign.privateKey),
      locked: [
        await lockByPassphrase(keys, order.passphrase),
        await lockByRecoveryCode(keys, recoveryCode),
      ] as const,
    };
    unlocked = [{ keyId: statement.keyId, keys }];
    return { request, recoveryCode };
  },

  /** @throws SealingError `secret-wrong` */
  async unlock({ own, secret }: { readonly own: OwnReaderKey; readonly secret: string }): Promise<true> {
    const [byPassphrase, bySheet] = own.locked;
    const keys = await unlockKeys(byPassphrase, secret).catch(() => unlockKeys(bySheet, secret));
    const earlier: { keyId: string; keys: ReaderKeys }[] = [];
    for (const { statement, locked } of own.earlier) {
      // An earlier key may have had another passphrase: then it stays locked, and the current one serves.
      const found = await unlockKeys(locked[0], secret).catch(() => null);
      if (found) earlier.push({ keyId: statement.keyId, keys: found });
    }
    unlocked = [{ keyId: own.statement.keyId, keys }, ...earlier];
    return true;
  },

  /** A new passphrase for the key that is unlocked; sheet and key stay as they are. */
  async relock({ own, passphrase }: { readonly own: OwnReaderKey; readonly passphrase: string }) {
    if (!isUsablePassphrase(passphrase)) throw new SealingError('secret-wrong');
    const { keys } = current();
    const { statement, locked } = own;
    const signature = await signStatement(statement, keys.sign.privateKey);
    return { statement, signature, locked: [await lockByPassphrase(keys, passphrase), locked[1]] as const };
  },

  async openParcel({
    parcel,
    reportId,
    accessToken,
  }: {
    readonly parcel: InboxReport['dialogue'][number];
    readonly reportId: string;
  } & Signed): Promise<Contents> {
    const path = `${reportsPath}/inbox/${reportId}/parcels/${parcel.head.parcelId}/pieces`;
    const headers = { authorization: `Bearer ${accessToken}` };
    const pieceOf = (ordinal: number) => fetchBytes(`${path}/${ordinal}`, { headers });
    return openParcel(parcel, pieceOf, keyFor(parcel.keys));
  },

  async writeAsReader(word: {
    readonly report: InboxReport;
    readonly contents: Contents;
    readonly to: 'reporter' | 'readers';
    readonly signed: Signed;
  }): Promise<InboxReport> {
    const { report, contents, to, signed } = word;
    const readers = report.readers.map(recipientOf);
    const reporter = { keyId: REPORTER_KEY_ID, publicKey: bytesOf(report.replyKey) };
    const own = report.readers.find(({ isOwn }) => isOwn)?.statement.keyId;
    const signer = unlocked.find(({ keyId }) => keyId === own) ?? current();
    const sealed = await postPieces(
      {
        reportId: report.reportId,
        purpose: to === 'reporter' ? 'answer' : 'note',
        contents,
        to: to === 'reporter' ? [...readers, reporter] : readers,
        signer: signer.keys.sign,
      },
      signed.language,
    );
    return fetchJson(inboxReport, `${reportsPath}/inbox/${report.reportId}/messages`, {
      method: 'POST',
      body: { ...sealed, to },
      headers: { 'accept-language': signed.language, authorization: `Bearer ${signed.accessToken}` },
    });
  },

  /** Every key of the report that is unlocked here, and the own share, sealed on to somebody. */
  async handOn({ report, to }: { readonly report: InboxReport; readonly to: ReportReader }) {
    const recipient = recipientOf(to);
    const openable = report.dialogue.filter(({ keys }) => keys.length > 0);
    const keys: { parcelId: string; sealed: string }[] = [];
    for (const { head, keys: sealedTo } of openable) {
      const { sealed } = await sealKeyOnwards(sealedTo, keyFor(sealedTo), recipient);
      keys.push({ parcelId: head.parcelId, sealed });
    }
    const { identity } = report;
    const share =
      identity === null || identity.ordinal === null
        ? null
        : await handShareOn(
            identity.sealed,
            identity.ordinal,
            keyFor(identity.sealed.shares[identity.ordinal]),
            recipient,
          );
    return { keyId: recipient.keyId, keys, share };
  },

  /** The own share, sealed to whoever asked for it. */
  async handShare({ report, askedBy }: { readonly report: InboxReport; readonly askedBy: string }) {
    const { identity } = report;
    const asker = report.readers.find(({ statement }) => statement.keyId === askedBy);
    if (identity === null || identity.ordinal === null || !asker) throw new SealingError('not-for-this-key');
    const holder = keyFor(identity.sealed.shares[identity.ordinal]);
    return handShareOn(identity.sealed, identity.ordinal, holder, recipientOf(asker));
  },

  /** Who sent it, by the own share and the one that was handed on. */
  async openSender({ report, share }: { readonly report: InboxReport; readonly share: string }) {
    const { identity } = report;
    if (identity === null || identity.ordinal === null) throw new SealingError('not-for-this-key');
    const { ordinal } = identity;
    return openIdentity(
      identity.sealed,
      report.reportId,
      { ordinal, key: keyFor(identity.sealed.shares[ordinal]) },
      share,
    );
  },
};

function current() {
  const [first] = unlocked;
  if (!first) throw new SealingError('secret-wrong');
  return first;
}

function keyFor(keys: readonly { readonly keyId: string }[]): OpeningKey {
  const found = unlocked.find(({ keyId }) => keys.some((key) => key.keyId === keyId));
  if (!found) throw new SealingError('not-for-this-key');
  return { keyId: found.keyId, ...found.keys.box };
}
