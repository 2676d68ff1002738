import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';
import { precachePlugin } from './precache.js';
import { preloadTextsPlugin } from './preload-texts.js';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The addresses people see: `/rate` and `/kiosk` are documents of their own, as the gateway serves them. */
const documents: Plugin = {
  name: 'documents',
  configureServer(server) {
    server.middlewares.use((request, _response, next) => {
      const path = request.url?.split('?')[0];
      if (path === '/rate' || path === '/kiosk') request.url = `${path}.html`;
      next();
    });
  },
};

const treeshake = {
  // Of an event's file the portal needs a schema, never the envelope or the CloudEvents SDK.
  manualPureFunctions: ['defineEvent'],
  moduleSideEffects: [
    { test: /node_modules\/cloudevents\/|packages\/(contracts|domain)\/src\//, sideEffects: false },
  ],
};

/**
 * What every document, or every page of the portal, needs at once comes in few files: on a slow line each costs a way there
 * and back. Whatever else is shared finds its own place.
 */
const groups = [
  {
    name: 'base',
    test: /\/node_modules\/zod\/|vite\/preload-helper|\/contracts\/src\/(primitives|http\/(primitives|problem))\.ts|\/portal\/src\/(api\/(errors|fetch-json)|format\/format-date|i18n\/language|rate\/element|service-worker\/register|styles\/)/,
    priority: 2,
  },
  {
    name: 'frame',
    test: /\/node_modules\/(react|react-dom|scheduler|i18next|react-i18next|@tanstack\/(?!react-virtual|virtual-core)[^/]+)\/|\/portal\/src\/(app|session|ui\/(states|notice|button|icon|illustrative))/,
    priority: 1,
  },
  {
    name: 'parts',
    test: /\/portal\/src\/(ui\/(data-table|figure-status|interval-text|loaded|page-title|score-line|scroll-x|status|use-unit-kind)|api\/(use-api|pages-query)|format\/)|\/contracts\/src\/http\/page\.ts/,
  },
];

/**
 * Three entries: the whole portal, the rating page, which has to be light on an old phone, and the kiosk; and two workers,
 * one that keeps public pages readable without a network and one that starts a kiosk without it.
 */
export default defineConfig({
  plugins: [
    react(),
    documents,
    precachePlugin('service-worker.js', ['index.html', 'rate.html']),
    preloadTextsPlugin({ 'index.html': '/i18n/vi.ts', 'rate.html': '/rate/texts.vi.ts' }),
  ],
  resolve: {
    // By name, not by a `source` condition: other packages use that condition for files they do not ship.
    alias: [
      {
        find: /^@namkhong\/contracts\/http\/(.+)$/,
        replacement: here('../../packages/contracts/src/http/$1.ts'),
      },
      { find: /^@namkhong\/sealing$/, replacement: here('../../packages/sealing/src/index.ts') },
      { find: /^@namkhong\/domain$/, replacement: here('../../packages/domain/src/index.ts') },
    ],
  },
  // What seals reports loads libsodium when it is needed: a chunk, which the older format of workers cannot have.
  worker: { format: 'es', rolldownOptions: { treeshake } },
  build: {
    target: 'es2022',
    // The content security policy allows no `data:` and no inline style; everything is a file.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The chart engine alone is larger, and comes only with a drawing.
    chunkSizeWarningLimit: 600,
    rolldownOptions: {
      input: {
        portal: here('index.html'),
        rate: here('rate.html'),
        kiosk: here('kiosk.html'),
        'kiosk-worker': here('src/kiosk/kiosk-worker.ts'),
        'service-worker': here('src/service-worker/worker.ts'),
      },
      output: {
        codeSplitting: { groups },
        // A worker's address is its identity, so workers alone carry no hash.
        entryFileNames: ({ name }) => (name.endsWith('-worker') ? '[name].js' : 'assets/[name]-[hash].js'),
      },
      treeshake,
    },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8080', '/oidc': 'http://127.0.0.1:8080' } },
});
