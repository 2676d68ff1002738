import { useMemo } from 'react';
import { useSession } from '../session/session-context.js';
import { createApi, type Api } from './api.js';

export function useApi(): Api {
  const { session, end } = useSession();
  const accessToken = session?.accessToken ?? null;
  return useMemo(() => createApi(accessToken, end), [accessToken, end]);
}
