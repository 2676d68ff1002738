import type { RunningPlatform } from './platform.js';

/** What a person needs once the platform is up. */
export function announcement({ origin, accounts }: RunningPlatform, dataDir: string): string {
  const width = Math.max(...accounts.map(({ login }) => login.length));
  const lines = accounts.map(({ login, password, name }) => `  ${login.padEnd(width)}  ${password}  ${name}`);
  return [
    '',
    `Năm Không is ready: ${origin}`,
    '',
    'Demonstration accounts (all figures shown are illustrations, “số liệu minh họa”):',
    ...lines,
    '',
    `The simulated phone: ${origin}/phone · logs: ${dataDir}/logs · Ctrl-C stops everything`,
    '',
  ].join('\n');
}
