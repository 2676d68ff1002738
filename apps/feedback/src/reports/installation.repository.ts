import { FieldCipher, type FieldKeys, type Session } from '@namkhong/service-kit';
import { randomBytes } from 'node:crypto';

const SEED_CONTEXT = 'report_installation.directory_seed';

/** What this installation is known by to those who report. */
export interface Installation {
  /** Public: what receipts are stretched with. */
  readonly receiptSalt: Buffer;
  /** Signs the head of the key directory. */
  readonly directorySeed: Buffer;
}

/** Made once, the first time it is asked for; the seed is encrypted at rest. */
export class InstallationRepository {
  private readonly cipher: FieldCipher;

  constructor(keys: FieldKeys) {
    this.cipher = new FieldCipher(keys);
  }

  async load(session: Session): Promise<Installation> {
    const found = await this.find(session);
    if (found) return found;
    await session.query(
      `insert into report_installation (receipt_salt, directory_seed) values ($1, $2) on conflict do nothing`,
      [randomBytes(16), this.cipher.encrypt(randomBytes(32).toString('base64'), SEED_CONTEXT)],
    );
    const made = await this.find(session);
    if (!made) throw new Error('the installation was not kept');
    return made;
  }

  /** Until the transaction ends nobody else adds to the directory. */
  async lock(session: Session): Promise<void> {
    await this.load(session);
    await session.query(`select 1 from report_installation for update`);
  }

  private async find(session: Session): Promise<Installation | undefined> {
    const [row] = await session.query<{ salt: Buffer; seed: string }>(
      `select receipt_salt as salt, directory_seed as seed from report_installation`,
    );
    return (
      row && {
        receiptSalt: row.salt,
        directorySeed: Buffer.from(this.cipher.decrypt(row.seed, SEED_CONTEXT), 'base64'),
      }
    );
  }
}
