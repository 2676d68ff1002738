import { clientsClaim } from 'workbox-core';
import { ExpirationPlugin } from 'workbox-expiration';
import { addRoute, matchPrecache, precache } from 'workbox-precaching';
import { registerRoute } from 'workbox-routing';
import { CacheFirst, NetworkFirst } from 'workbox-strategies';
import { documentOf, isPublicReading, mayBeKept } from './what-is-kept.js';

/** The shells of the documents and what they load at once; the build writes it here. */
declare const __NK_PRECACHE__: { readonly url: string; readonly revision: string | null }[];
const kept = __NK_PRECACHE__;

const secondsUntilKept = 4;
const days = 24 * 60 * 60;
const documents = new Set(kept.map(({ url }) => url).filter((url) => url.endsWith('.html')));

precache(kept);
addRoute({ directoryIndex: '', cleanURLs: false });
clientsClaim();

/** A page comes from the network while there is one, so that an upgrade is seen at once. */
registerRoute(
  ({ request }) => request.mode === 'navigate',
  async ({ request, url }) => {
    const shell = documentOf(url.pathname, documents);
    const keptPage = async () => (shell === null ? undefined : matchPrecache(shell));
    try {
      const answer = await fetch(request, { signal: AbortSignal.timeout(secondsUntilKept * 1000) });
      return answer.status < 500 ? answer : ((await keptPage()) ?? answer);
    } catch (error) {
      const page = await keptPage();
      if (page === undefined) throw error;
      return page;
    }
  },
);

/** Files that carry the hash of their content never change. */
registerRoute(
  ({ url, sameOrigin }) => sameOrigin && url.pathname.startsWith('/assets/'),
  new CacheFirst({ cacheName: 'nk-assets', plugins: [new ExpirationPlugin({ maxEntries: 200 })] }),
);

/** What anybody may read is kept for reading again without a network, and never what somebody signed in for. */
registerRoute(
  ({ url, sameOrigin, request }) => sameOrigin && isPublicReading(url.pathname, request),
  new NetworkFirst({
    cacheName: 'nk-public',
    networkTimeoutSeconds: secondsUntilKept,
    plugins: [
      { cacheWillUpdate: async ({ response }) => (mayBeKept(response) ? response : null) },
      new ExpirationPlugin({ maxEntries: 100, maxAgeSeconds: 30 * days }),
    ],
  }),
);
