/**
 * Flags under which Debian's Chromium runs unattended, also as root; add a fresh `--user-data-dir`
 * (playwright-core does that by itself).
 */
export const chromiumFlags: readonly string[] = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
