// Before anything is painted: what the reader chose here, else what the device prefers. A file, for the policy allows
// no inline script.
(() => {
  const chosen = globalThis.localStorage.getItem('nk-theme');
  const dark =
    chosen === null ? globalThis.matchMedia('(prefers-color-scheme: dark)').matches : chosen === 'dark';
  globalThis.document.documentElement.dataset.theme = dark ? 'dark' : 'light';
})();

// The policy allows no code made from text either, so the schemas do not try it: each try would be reported.
globalThis.__zod_globalConfig = { jitless: true };
