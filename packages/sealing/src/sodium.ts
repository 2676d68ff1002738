import type libsodium from 'libsodium-wrappers-sumo';

/** libsodium, ready to be called. */
export type Sodium = typeof libsodium;

let loading: Promise<Sodium> | undefined;

/** Loads libsodium the first time it is needed: some 190 kB that nobody pays for who seals nothing. */
export function loadSodium(): Promise<Sodium> {
  loading ??= import('libsodium-wrappers-sumo').then(async ({ default: sodium }) => {
    await sodium.ready;
    return sodium;
  });
  return loading;
}
