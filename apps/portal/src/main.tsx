import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { isTransient } from './api/errors.js';
import { router } from './app/router.js';
import { startI18n } from './i18n/start-i18n.js';
import { registerWorker } from './service-worker/register-worker.js';
import { SessionProvider } from './session/session-context.js';
import './styles/fonts.js';
import './styles/base.css';
import './styles/components.css';
import './styles/forms.css';
import './styles/table.css';
import './ui/scores.css';
import './styles/print.css';

const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      retry: (failures, error) => failures < 2 && isTransient(error),
      networkMode: 'always',
    },
    mutations: { networkMode: 'always' },
  },
});

const element = document.getElementById('root');
if (element === null) throw new Error('index.html has no #root');

// The page is fetched while the texts are; where that fails, it fails again where the router shows it.
const texts = startI18n();
const pages = router
  .matchRoutes(router.latestLocation)
  .map(async ({ routeId }) =>
    router.loadRouteChunk(router.routesById[routeId as keyof typeof router.routesById]),
  );
await Promise.allSettled([texts, ...pages]);
await texts;
createRoot(element).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <SessionProvider>
        <RouterProvider router={router} />
      </SessionProvider>
    </QueryClientProvider>
  </StrictMode>,
);
registerWorker();
