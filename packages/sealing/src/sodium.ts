import type libsodium from 'libsodium-wrappers-sumo';

/** libsodium, ready to be called. */
export type Sodium = typeof libsodium;

let loading: Promise<Sodium> | undefined;

/** Loads libsodium the first time it is needed: some 190 kB that nobody pays for who seals nothing. */
export function loadSodium(): Promise<Sodium> {
  loading ??= load();
  return loading;
}

/** What did not come, for want of a network, is asked for again the next time. */
async function load(): Promise<Sodium> {
  try {
    const { default: sodium } = await import('libsodium-wrappers-sumo');
    await sodium.ready;
    return sodium;
  } catch (error) {
    loading = undefined;
    throw error;
  }
}
