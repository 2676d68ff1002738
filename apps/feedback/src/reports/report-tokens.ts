import type { FieldKeys } from '@namkhong/service-kit';
import { createHmac } from 'node:crypto';

/**
 * What is kept of a token: its HMAC under a key that is not in the database, so that a dump of it names no report by its
 * receipt without that key as well.
 */
export class ReportTokens {
  private readonly macKeys: readonly Buffer[];

  constructor(keys: FieldKeys) {
    this.macKeys = keys.map((key) => createHmac('sha256', key).update('namkhong.report-token.v1').digest());
  }

  /** Under the current key. */
  macOf(token: string): Buffer {
    return this.macsOf(token)[0] ?? Buffer.alloc(0);
  }

  /** Under each key there is, as a report may be older than the current one. */
  macsOf(token: string): Buffer[] {
    const bytes = Buffer.from(token, 'base64');
    return this.macKeys.map((key) => createHmac('sha256', key).update(bytes).digest());
  }
}
