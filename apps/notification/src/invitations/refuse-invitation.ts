import type { DataOf, invitationRefusedV1 } from '@namkhong/contracts';

export type Refusal = DataOf<typeof invitationRefusedV1>['reason'];

/** What decides whether a person is asked. */
export interface Circumstances {
  /** The number belongs to an official: nobody judges their own house. */
  readonly isStaff: boolean;
  readonly suppressedAs: 'opted-out' | 'suppressed' | null;
  /** Of a demonstration, which no network may carry. */
  readonly illustrative: boolean;
  /** Whether messages go to a simulator. */
  readonly demonstration: boolean;
  /** The local day on which the message would leave, and the first on which the ballot is no longer accepted. */
  readonly leavesOn: string;
  readonly expiresOn: string;
}

/** Why an invitation is not sent; null where it is. */
export function refuseInvitation(now: Circumstances): Refusal | null {
  if (now.isStaff) return 'recipient-is-staff';
  if (now.suppressedAs !== null) return now.suppressedAs;
  if (now.illustrative && !now.demonstration) return 'suppressed';
  return now.leavesOn >= now.expiresOn ? 'suppressed' : null;
}
