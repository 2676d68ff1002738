/** Everything this page is made of, kept by the worker's cache: the kiosk starts without a network. */
const cacheName = 'nk-kiosk';

/** Registers the worker and stores the page with all its parts. Where the browser has none, it needs a network to start. */
export async function keepOffline(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  await navigator.serviceWorker.register('/kiosk-worker.js', { scope: '/kiosk' });
  await navigator.serviceWorker.ready;
  const wanted = new Set([new URL('/kiosk', location.origin).href, ...linked(), ...fonts()]);
  const cache = await caches.open(cacheName);
  await Promise.all([...wanted].map((address) => cache.add(address)));
  // What an earlier version was made of is not needed any more.
  for (const request of await cache.keys()) if (!wanted.has(request.url)) await cache.delete(request);
}

/** Programs and styles: the build names every part of the page in its head. */
function linked(): string[] {
  const scripts = [...document.querySelectorAll<HTMLScriptElement>('script[src]')].map(({ src }) => src);
  const links = [...document.querySelectorAll<HTMLLinkElement>('link[href]')].map(({ href }) => href);
  return [...scripts, ...links];
}

function fonts(): string[] {
  return [...document.styleSheets].flatMap((sheet) =>
    [...sheet.cssRules]
      .filter((rule) => rule instanceof CSSFontFaceRule)
      .flatMap((rule) => /url\("?([^")]+\.woff2)"?\)/.exec(rule.style.getPropertyValue('src'))?.[1] ?? [])
      .map((address) => new URL(address, sheet.href ?? location.href).href),
  );
}
