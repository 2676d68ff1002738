import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The addresses people see: `/rate` is its own document, as the gateway serves it. */
const documents: Plugin = {
  name: 'documents',
  configureServer(server) {
    server.middlewares.use((request, _response, next) => {
      if (request.url?.split('?')[0] === '/rate') request.url = '/rate.html';
      next();
    });
  },
};

/** Two entries: the whole portal, and the rating page, which has to be light on an old phone. */
export default defineConfig({
  plugins: [react(), documents],
  resolve: {
    // By name, not by a `source` condition: other packages use that condition for files they do not ship.
    alias: [
      {
        find: /^@namkhong\/contracts\/http\/(.+)$/,
        replacement: here('../../packages/contracts/src/http/$1.ts'),
      },
      { find: /^@namkhong\/domain$/, replacement: here('../../packages/domain/src/index.ts') },
    ],
  },
  build: {
    target: 'es2022',
    // The content security policy allows no `data:` and no inline style; everything is a file.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { portal: here('index.html'), rate: here('rate.html') },
      treeshake: {
        // Of an event's file the portal needs a schema, never the envelope or the CloudEvents SDK.
        manualPureFunctions: ['defineEvent'],
        moduleSideEffects: [
          { test: /node_modules\/cloudevents\/|packages\/(contracts|domain)\/src\//, sideEffects: false },
        ],
      },
    },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8080', '/oidc': 'http://127.0.0.1:8080' } },
});
