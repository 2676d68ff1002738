import { OfflineError } from './errors.js';

/** Loads a part of the portal that is kept apart until it is needed. Offline it fails as any request does. */
export async function loadPart<Part>(load: () => Promise<Part>): Promise<Part> {
  try {
    return await load();
  } catch (cause) {
    if (navigator.onLine) throw cause;
    throw new OfflineError('a part of the portal', { cause });
  }
}
