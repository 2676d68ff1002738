export { bucketOf, buckets, PIECE_BYTES } from './buckets.js';
export { fromBase64, toBase64 } from './bytes.js';
export { type Contents, type SealedFile } from './contents.js';
export { groupsOf, handShareOn, openIdentity, sealIdentity, type ShareOrdinal } from './identity-shares.js';
export {
  DIRECTORY_BEGINNING,
  findDirectoryFault,
  fingerprintOf,
  hashEntry,
  isStatementSigned,
  signHead,
  signStatement,
  type DirectoryFault,
} from './key-directory.js';
export { openParcel, sealKeyOnwards, type OpeningKey } from './open-parcel.js';
export { type Recipient } from './parcel.js';
export {
  isUsablePassphrase,
  lockByPassphrase,
  lockByRecoveryCode,
  newReaderKeys,
  newRecoveryCode,
  SHORTEST_PASSPHRASE,
  unlockKeys,
  type ReaderKeys,
} from './reader-keys.js';
export {
  newReceipt,
  printReceipt,
  readReceipt,
  receiptKeys,
  REPORTER_KEY_ID,
  type ReceiptKeys,
} from './receipt.js';
export { sealParcel, type ParcelOrder, type TakePiece } from './seal-parcel.js';
export { SealingError, type SealingFault } from './sealing-error.js';
export { loadSodium, type Sodium } from './sodium.js';
export { passphraseStretching, receiptStretching, SALT_BYTES, type Stretching } from './stretching.js';
export {
  digestOf,
  hashPiece,
  isBucketShape,
  isParcelSigned,
  isPieceSize,
  LARGEST_SEALED_PIECE,
} from './verify-parcel.js';
