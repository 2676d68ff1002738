import type { RunningPlatform } from '@namkhong/infra-local';
import { ApiClient } from '@namkhong/nk';
import { Person } from './person.js';

/** Everybody who takes part in the journeys. */
export interface Cast {
  readonly origin: string;
  /** Somebody without an account, which is what citizens are. */
  readonly citizen: ApiClient;
  /** The authority's own systems, with the machine account. */
  readonly operator: ApiClient;
  readonly committeeOffice: Person;
  readonly unitHead: Person;
  readonly reviewer: Person;
  readonly analyst: Person;
}

/** Logs everybody in who has an account. */
export async function assemble({ origin, accounts, nkClientSecret }: RunningPlatform): Promise<Cast> {
  const logIn = (login: string) => {
    const account = accounts.find((candidate) => candidate.login === login);
    if (!account) throw new Error(`there is no demonstration account ${login}`);
    return Person.logIn(origin, account);
  };
  return {
    origin,
    citizen: new ApiClient(origin, undefined),
    operator: new ApiClient(origin, nkClientSecret),
    committeeOffice: await logIn('committee-office'),
    unitHead: await logIn('unit-head'),
    reviewer: await logIn('reviewer'),
    analyst: await logIn('analyst'),
  };
}
