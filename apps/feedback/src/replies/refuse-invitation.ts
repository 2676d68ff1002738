import type { DataOf, invitationRefusedV1 } from '@namkhong/contracts';
import type { OpenBallot } from '../ballots/ballot.reader.js';
import type { ServiceCount } from '../ballots/ballots.module.js';

type Refusal = DataOf<typeof invitationRefusedV1>['reason'];

/** What a refused invitation changes: nobody was asked, whatever the reason. */
interface Consequence {
  /** An official may not judge their own house (R1); anybody else's ballot stays good, for instance on a slip. */
  readonly revokesBallot: boolean;
  readonly countsAsInvalid: 0 | 1;
}

const consequences: Readonly<Record<Refusal, Consequence>> = {
  'recipient-is-staff': { revokesBallot: true, countsAsInvalid: 0 },
  'number-invalid': { revokesBallot: false, countsAsInvalid: 1 },
  suppressed: { revokesBallot: false, countsAsInvalid: 0 },
  'opted-out': { revokesBallot: false, countsAsInvalid: 0 },
};

/** Whether the ballot is revoked, and how the counts of its service change. */
export function refuseInvitation(
  { unitId, officialId, procedureGroup, outcome, closedOn }: OpenBallot,
  reason: Refusal,
): { readonly revokesBallot: boolean; readonly change: ServiceCount } {
  const { revokesBallot, countsAsInvalid } = consequences[reason];
  return {
    revokesBallot,
    change: {
      ...{ unitId, officialId, procedureGroup, outcome, day: closedOn },
      ...{ closed: 0, invited: -1, onTime: 0, missingPhone: 0, invalidPhone: countsAsInvalid },
    },
  };
}
