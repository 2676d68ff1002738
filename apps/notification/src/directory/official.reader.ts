import { Problem, type Caller } from '@namkhong/service-kit';

/**
 * The official an account belongs to: what is their own is shown to them alone.
 *
 * @throws Problem 403 `account-without-official`
 */
export function officialOf(caller: Caller): string {
  if (caller.officialId === undefined) throw new Problem(403, 'account-without-official');
  return caller.officialId;
}
