import { kioskAnswer, kioskIdentity, type KioskAnswer } from '@namkhong/contracts/http/feedback-kiosks';
import { localDate } from '@namkhong/domain';
import { base64url, CompactSign } from 'jose';
import { fetchJson } from '../api/fetch-json.js';
import type { Vault } from './vault.js';

const base = '/api/feedback/v1/kiosks';
const recordsAtATime = 100;
const app = 'portal-1';

/** What the device asks people, and for whom it stands. */
export type KioskForm = Pick<KioskAnswer, 'form' | 'kiosk'>;

/**
 * The device behind the screen: signs and numbers each answer, keeps it sealed until the service has it, and sends again
 * whatever was not answered. One thing at a time, so that no two answers get one number.
 */
export class Device {
  private turn: Promise<unknown> = Promise.resolve();

  constructor(private readonly vault: Vault) {}

  async isEnrolled(): Promise<boolean> {
    return (await this.vault.progress()) !== null;
  }

  /** The questions as they were last told; null before the device has heard any. */
  async knownForm(): Promise<KioskForm | null> {
    const text = await this.vault.form();
    const known =
      text === undefined ? null : kioskAnswer.pick({ form: true, kiosk: true }).safeParse(JSON.parse(text));
    return known?.success ? known.data : null;
  }

  /** Throws ProblemError where the code is refused, OfflineError. */
  async enrol(code: string): Promise<void> {
    const proof = await this.sign({ code });
    const body = { code, publicKey: await this.vault.publicKey(), proof };
    const { kioskId } = await fetchJson(kioskIdentity, base, { method: 'POST', body });
    const last = await sha256(kioskId);
    await this.vault.saveProgress({ kioskId, nextSeq: 1, last, beat: 0 });
  }

  /** Resolves once the answer lies on this device for good. */
  record(
    levels: Readonly<Record<string, number>>,
    asked: { setCode: string; setVersion: number },
  ): Promise<void> {
    return this.inTurn(async () => {
      const progress = await this.requireProgress();
      const { kioskId, nextSeq, last } = progress;
      const text = await this.sign({
        kiosk: kioskId,
        seq: nextSeq,
        previous: last,
        day: localDate(new Date()),
        ...asked,
        levels,
        nonce: base64url.encode(crypto.getRandomValues(new Uint8Array(16))),
      });
      const signed = text.slice(0, text.lastIndexOf('.'));
      await this.vault.keep(nextSeq, text, { ...progress, nextSeq: nextSeq + 1, last: await sha256(signed) });
    });
  }

  /** Sends what waits, or only that the device is well. Throws OfflineError, ProblemError: everything then stays here. */
  send(): Promise<KioskForm> {
    return this.inTurn(async () => {
      for (;;) {
        const { answer, waiting } = await this.sendOnce();
        const known = { form: answer.form, kiosk: answer.kiosk };
        await this.vault.saveForm(JSON.stringify(known));
        if (waiting === 0) return known;
      }
    });
  }

  private async sendOnce(): Promise<{ answer: KioskAnswer; waiting: number }> {
    const records = await this.vault.earliest(recordsAtATime);
    const waiting = (await this.vault.waitingCount()) - records.length;
    const progress = await this.requireProgress();
    const { kioskId, nextSeq } = progress;
    const beat = progress.beat + 1;
    await this.vault.saveProgress({ ...progress, beat });
    const status = { kiosk: kioskId, beat, at: new Date().toISOString(), nextSeq, waiting, app };
    const answer = await fetchJson(kioskAnswer, `${base}/${kioskId}/messages`, {
      method: 'POST',
      body: { status: await this.sign(status), records: records.map(({ text }) => text) },
    });
    const refused = new Set(answer.refused.map(({ index }) => index));
    await this.vault.putAside(records.filter((_, index) => refused.has(index)).map(({ seq }) => seq));
    await this.vault.forget(records.filter((_, index) => !refused.has(index)).map(({ seq }) => seq));
    return { answer, waiting };
  }

  private async requireProgress() {
    const progress = await this.vault.progress();
    if (progress === null) throw new Error('the device is not enrolled');
    return progress;
  }

  private sign(payload: object): Promise<string> {
    return new CompactSign(new TextEncoder().encode(JSON.stringify(payload)))
      .setProtectedHeader({ alg: 'EdDSA' })
      .sign(this.vault.signingKey);
  }

  private inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = this.turn.then(work);
    // A failure is its caller's; the next one begins anew.
    this.turn = result.catch(() => undefined);
    return result;
  }
}

async function sha256(text: string): Promise<string> {
  return base64url.encode(
    new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))),
  );
}
