import { page } from '@namkhong/contracts/http/page';
import { directive, unit } from '@namkhong/contracts/http/directive';
import { ApiClient, demoUnit } from '@namkhong/nk';
import { join } from 'node:path';
import type { GoalContext } from '../goal.js';
import { issueBallots } from '../freshness/ballots.js';
import { spawnPlatform } from '../machine/spawned-platform.js';

/** The built portal as `npm start` serves it: gateway, services and the demonstration. */
export interface DemoPortal {
  readonly origin: string;
  /** The page of the illustrative ward, which has every section filled. */
  readonly unitPath: string;
  /** Units × clauses of the illustrative directive. */
  readonly matrixPath: string;
  /** A rating page that nobody has used. */
  readonly ratePath: () => string;
  readonly passwordOf: (login: string) => string;
}

/** @param ballots so many rating pages can be opened */
export async function startDemoPortal(context: GoalContext, ballots: number): Promise<DemoPortal> {
  const { folder, teardown, say } = context;
  const dataDir = join(folder, 'platform');
  const platform = await spawnPlatform({ dataDir, bus: 'postgres', say });
  await teardown.add('the platform', platform);
  const { origin, nkClientSecret, accounts } = platform;
  const citizen = new ApiClient(origin, undefined);
  const units = await citizen.call('/api/directive/v1/units?limit=200', page(unit));
  const ward = units.items.find(({ code }) => code === demoUnit.code);
  const directives = await citizen.call('/api/directive/v1/directives', page(directive));
  const issued = directives.items.find(({ illustrative }) => illustrative);
  if (ward === undefined || issued === undefined) throw new Error('the demonstration is not there');
  const tokens = await issueBallots(new ApiClient(origin, nkClientSecret), ballots, new Date());
  return {
    origin,
    unitPath: `/units/${ward.unitId}`,
    matrixPath: `/work/directives/${issued.directiveId}/matrix`,
    ratePath() {
      const ballot = tokens.pop();
      if (ballot === undefined) throw new Error('there are not enough ballots');
      return `/rate#${ballot.token}`;
    },
    passwordOf: (login) => accounts.find((account) => account.login === login)?.password ?? '',
  };
}
