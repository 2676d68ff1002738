import { simulatedMessages } from '@namkhong/contracts/http/simulator';
import { queryOptions } from '@tanstack/react-query';
import type { Api } from './api.js';

export const simulatedMessagesQuery = (api: Api) =>
  queryOptions({
    queryKey: ['simulated-messages'],
    queryFn: ({ signal }) => api(simulatedMessages, '/api/simulator/messages', { signal }),
  });
