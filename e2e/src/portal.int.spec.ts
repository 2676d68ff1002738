import { ApiClient } from '@namkhong/nk';
import { describe, jest } from '@jest/globals';
import { readPublishedMonths, ukServices } from './journeys/published-data.js';
import { readToldFigures } from './journeys/told-figures.js';
import { checkEveryPage } from './portal/every-page.js';
import { RunningPortal } from './portal/running-portal.js';
import { walkAsCitizen } from './portal/walks/citizen.js';
import { walkAsCommitteeOffice } from './portal/walks/committee-office.js';
import { walkAsKiosk } from './portal/walks/kiosk.js';
import { walkThroughPoll } from './portal/walks/polls.js';
import { walkAsOperator } from './portal/walks/operator.js';
import { walkAsReporter } from './portal/walks/reporter.js';
import { walkAsReviewer } from './portal/walks/reviewer.js';
import { walkAsUnitHead } from './portal/walks/unit-head.js';
import { chromiumPath, runsInCi } from './testing/environment.js';

jest.setTimeout(60_000);
const describeInChromium = chromiumPath === null && !runsInCi ? describe.skip : describe;

describeInChromium('the portal of a running platform (CHROMIUM_PATH)', () => {
  const portal = new RunningPortal(async ({ origin }) => {
    const citizen = new ApiClient(origin, undefined);
    await readToldFigures({ citizen });
    for (const service of ukServices) await readPublishedMonths({ citizen }, service);
  });

  walkAsCitizen(portal);
  walkAsUnitHead(portal);
  walkAsCommitteeOffice(portal);
  walkAsReviewer(portal);
  walkAsReporter(portal);
  walkAsOperator(portal);
  walkThroughPoll(portal);
  walkAsKiosk(portal);
  checkEveryPage(portal);
});
