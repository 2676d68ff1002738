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
  /** Everybody with an account, by login; each login is the name of its one role. */
  readonly officials: ReadonlyMap<string, Person>;
}

/** Logs everybody in who has an account. */
export async function assemble({ origin, accounts, nkClientSecret }: RunningPlatform): Promise<Cast> {
  const officials = new Map<string, Person>();
  for (const account of accounts) officials.set(account.login, await Person.logIn(origin, account));
  const person = (login: string) => {
    const found = officials.get(login);
    if (!found) throw new Error(`there is no demonstration account ${login}`);
    return found;
  };
  return {
    origin,
    citizen: new ApiClient(origin, undefined),
    operator: new ApiClient(origin, nkClientSecret),
    committeeOffice: person('committee-office'),
    unitHead: person('unit-head'),
    reviewer: person('reviewer'),
    analyst: person('analyst'),
    officials,
  };
}
