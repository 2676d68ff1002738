import { callerView, type CallerView } from '@namkhong/contracts/http/directive';
import { isValidOn } from '@namkhong/domain';
import { Allow, type Caller, CurrentCaller, Database, Returns } from '@namkhong/service-kit';
import { Controller, Get } from '@nestjs/common';
import { UnitReader } from '../organisation/unit.reader.js';

/** The caller as the platform sees them: no name, only what they may do today. */
@Controller('me')
export class MeController {
  constructor(
    private readonly database: Database,
    private readonly units: UnitReader,
  ) {}

  @Get()
  @Allow('organisation.read')
  @Returns(200, callerView)
  async me(@CurrentCaller() caller: Caller): Promise<CallerView> {
    const grants = caller.grants.filter((grant) => isValidOn(grant, caller.today));
    const unitIds = grants.flatMap(({ unitId }) => unitId ?? []);
    const names = await this.database.read((session) => this.units.names(session, unitIds));
    return {
      subject: caller.subject,
      officialId: caller.officialId ?? null,
      grants: grants.map(({ role, unitId }) => ({
        role,
        unitId,
        unitName: unitId === null ? null : (names.get(unitId) ?? null),
      })),
    };
  }
}
