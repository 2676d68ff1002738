import type { Answers } from './ballot-api.js';

/** Answers that could not be sent yet: kept on this device under their ballot until they are. */
export interface Kept extends Answers {
  readonly token: string;
}

const key = 'nk-kept-rating';

export function keepAnswers(kept: Kept, storage: Storage = window.localStorage): void {
  storage.setItem(key, JSON.stringify(kept));
}

/** What was kept for this ballot; anything else that is stored is not ours to send. */
export function keptAnswers(token: string, storage: Storage = window.localStorage): Kept | null {
  const text = storage.getItem(key);
  const value = text === null ? null : parse(text);
  return value !== null && value.token === token ? value : null;
}

export function forgetAnswers(storage: Storage = window.localStorage): void {
  storage.removeItem(key);
}

function parse(text: string): Kept | null {
  try {
    const value = JSON.parse(text) as Partial<Kept>;
    const whole =
      typeof value.token === 'string' &&
      typeof value.secondsTaken === 'number' &&
      typeof value.levels === 'object';
    return whole ? ({ further: null, device: null, ...value } as Kept) : null;
  } catch {
    return null;
  }
}
