import { openDB, type DBSchema, type IDBPDatabase } from 'idb';

/** How far this device has come. Its number of records is shown nowhere. */
export interface Progress {
  readonly kioskId: string;
  readonly nextSeq: number;
  /** Hash of the last record. */
  readonly last: string;
  readonly beat: number;
}

interface Sealed {
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly data: ArrayBuffer;
}

interface Keys {
  readonly signing: CryptoKeyPair;
  readonly sealing: CryptoKey;
}

interface VaultSchema extends DBSchema {
  device: { key: 'keys' | 'progress'; value: Keys | Progress };
  /** Records that wait, by their number. */
  waiting: { key: number; value: Sealed };
  /** What was refused, or can be opened no more: nothing is thrown away here. */
  aside: { key: number; value: Sealed };
  /** The last questions that were told, as JSON. */
  form: { key: 'form'; value: string };
}

/**
 * What the device keeps: its keys, of which no script can read the secret half, and the records that wait, each sealed under
 * its number. A copy of the disk says nothing of what was answered.
 */
export class Vault {
  private constructor(
    private readonly database: IDBPDatabase<VaultSchema>,
    private readonly keys: Keys,
  ) {}

  static async open(): Promise<Vault> {
    const database = await openDB<VaultSchema>('nk-kiosk', 1, {
      upgrade(created) {
        created.createObjectStore('device');
        created.createObjectStore('waiting');
        created.createObjectStore('aside');
        created.createObjectStore('form');
      },
    });
    // The browser is asked not to clear this when the disk is full.
    await navigator.storage.persist();
    const known = (await database.get('device', 'keys')) as Keys | undefined;
    return new Vault(database, known ?? (await makeKeys(database)));
  }

  get signingKey(): CryptoKey {
    return this.keys.signing.privateKey;
  }

  /** The public key, raw, base64url. */
  async publicKey(): Promise<string> {
    const { x } = await crypto.subtle.exportKey('jwk', this.keys.signing.publicKey);
    return x ?? '';
  }

  async progress(): Promise<Progress | null> {
    return ((await this.database.get('device', 'progress')) as Progress | undefined) ?? null;
  }

  async saveProgress(progress: Progress): Promise<void> {
    await this.database.put('device', progress, 'progress');
  }

  /** Stores a record and that it was made, both or neither. */
  async keep(seq: number, text: string, progress: Progress): Promise<void> {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const data = await crypto.subtle.encrypt(
      this.cipher(seq, iv),
      this.keys.sealing,
      new TextEncoder().encode(text),
    );
    const write = this.database.transaction(['device', 'waiting'], 'readwrite', { durability: 'strict' });
    await Promise.all([
      write.objectStore('waiting').add({ iv, data }, seq),
      write.objectStore('device').put(progress, 'progress'),
      write.done,
    ]);
  }

  async waitingCount(): Promise<number> {
    return this.database.count('waiting');
  }

  /** The earliest records that wait. What was changed on the disk opens no more and is put aside. */
  async earliest(most: number): Promise<{ seq: number; text: string }[]> {
    const seqs = await this.database.getAllKeys('waiting', null, most);
    const opened: { seq: number; text: string }[] = [];
    for (const seq of seqs) {
      const sealed = await this.database.get('waiting', seq);
      const text = sealed && (await this.open(seq, sealed));
      if (typeof text === 'string') opened.push({ seq, text });
      else await this.putAside([seq]);
    }
    return opened;
  }

  /** Records that have arrived need not be kept. */
  async forget(seqs: readonly number[]): Promise<void> {
    const write = this.database.transaction('waiting', 'readwrite');
    await Promise.all([...seqs.map((seq) => write.store.delete(seq)), write.done]);
  }

  async putAside(seqs: readonly number[]): Promise<void> {
    const write = this.database.transaction(['waiting', 'aside'], 'readwrite');
    for (const seq of seqs) {
      const sealed = await write.objectStore('waiting').get(seq);
      if (sealed) await write.objectStore('aside').put(sealed, seq);
      await write.objectStore('waiting').delete(seq);
    }
    await write.done;
  }

  async form(): Promise<string | undefined> {
    return this.database.get('form', 'form');
  }

  async saveForm(form: string): Promise<void> {
    await this.database.put('form', form, 'form');
  }

  private async open(seq: number, { iv, data }: Sealed): Promise<string | null> {
    try {
      return new TextDecoder().decode(
        await crypto.subtle.decrypt(this.cipher(seq, iv), this.keys.sealing, data),
      );
    } catch (error) {
      // GCM says only that it does not fit: whoever wrote it did not have the key.
      if (error instanceof DOMException && error.name === 'OperationError') return null;
      throw error;
    }
  }

  /** Sealed under its number: a record that is moved to another place opens no more. */
  private cipher(seq: number, iv: Uint8Array<ArrayBuffer>): AesGcmParams {
    return { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(String(seq)) };
  }
}

async function makeKeys(database: IDBPDatabase<VaultSchema>): Promise<Keys> {
  const keys: Keys = {
    signing: await crypto.subtle.generateKey({ name: 'Ed25519' }, false, ['sign', 'verify']),
    sealing: await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']),
  };
  await database.put('device', keys, 'keys');
  return keys;
}
