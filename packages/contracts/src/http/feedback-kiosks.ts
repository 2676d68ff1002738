import { z } from 'zod';
import { bilingual, civilDate, code, instant, levels, uuid } from '../primitives.js';

/** SHA-256 or an Ed25519 key, base64url without padding. */
const bytes32 = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

/** A signed text: a JWS in compact form with `alg` EdDSA. */
const signed = z.string().regex(/^[\w-]{2,400}\.[\w-]{2,12000}\.[\w-]{86}$/);

// POST /api/feedback/v1/kiosks/codes  (operator) → 201 kioskCode
/** Where the kiosk will stand; the code is for one kiosk, once, within a day. */
export const kioskCodeRequest = z.object({
  unitId: uuid,
  servicePoint: code,
  procedureGroup: code.default('one-stop'),
  /** The kiosk that leaves; what still waits on it is taken for seven days more. */
  replaces: uuid.nullable().default(null),
});
export const kioskCode = z.object({
  /** Shown once: only its hash is kept. */
  code: z.string(),
  expiresAt: instant,
});

// POST /api/feedback/v1/kiosks  (a device, by its code) → 201 kioskIdentity
export const kioskEnrolment = z.object({
  code: z.string().min(1).max(60),
  /** The public key, raw, as in the `x` of a JWK. */
  publicKey: bytes32,
  /** `{"code": …}` signed with the key, to show that the device holds it. */
  proof: signed,
});
/** What the proof signs. */
export const kioskProof = z.object({ code: z.string().min(1).max(60) });
export const kioskIdentity = z.object({
  kioskId: uuid,
  unitName: z.string(),
  servicePoint: code,
  illustrative: z.boolean(),
});
export type KioskIdentity = z.output<typeof kioskIdentity>;

/** One answer as the device signs it. */
export const kioskRecord = z.object({
  kiosk: uuid,
  /** 1, 2, 3 … without a hole. */
  seq: z
    .int()
    .min(1)
    .max(2 ** 31),
  /** Hash of the record before; of the kiosk's id for the first. */
  previous: bytes32,
  /** The local day by the device's clock. */
  day: civilDate,
  setCode: code,
  setVersion: z.int().min(1),
  levels,
  /** 16 random bytes, so that the hash that is kept says nothing of the answers. */
  nonce: z.string().regex(/^[A-Za-z0-9_-]{22}$/),
});
export type KioskRecord = z.output<typeof kioskRecord>;

/** How the device is, as it signs it each time it speaks. */
export const kioskStatus = z.object({
  kiosk: uuid,
  /** Counts up with every message. */
  beat: z
    .int()
    .min(1)
    .max(2 ** 40),
  /** By the device's clock. */
  at: instant,
  /** What the next record will be numbered. */
  nextSeq: z
    .int()
    .min(1)
    .max(2 ** 31),
  /** Records that wait on the device after those of this message. */
  waiting: z.int().min(0).max(1_000_000),
  app: z.string().min(1).max(40),
});
export type KioskStatus = z.output<typeof kioskStatus>;

// POST /api/feedback/v1/kiosks/{kioskId}/messages  (a device) → 200 kioskAnswer
/** A heartbeat, with the records that wait, the earliest first. */
export const kioskMessage = z.object({ status: signed, records: z.array(signed).max(200) });

/** What came of a message. A record that is named in none of the lists has been taken for good. */
export const kioskAnswer = z.object({
  taken: z.int(),
  /** Records that were taken before. */
  repeated: z.int(),
  refused: z.array(
    z.object({
      /** Place in the message, from 0. */
      index: z.int(),
      code: z.string(),
      message: z.string(),
    }),
  ),
  /** Sequence numbers that are missing before a record of this message. */
  gaps: z.array(z.object({ from: z.int(), to: z.int() })),
  now: instant,
  /** What to ask from now on; null while no criteria are in force. */
  form: z
    .object({
      setCode: code,
      setVersion: z.int(),
      questions: z.array(z.object({ code, question: bilingual })),
    })
    .nullable(),
  kiosk: kioskIdentity,
});
export type KioskAnswer = z.output<typeof kioskAnswer>;

/** In this order the first that applies is told. */
export const kioskHealth = z.enum(['retired', 'tampered', 'gap', 'silent', 'clock-wrong', 'in-order']);

// GET /api/feedback/v1/kiosks?unitId=  (operator) → page of kiosk
export const kiosk = z.object({
  kioskId: uuid,
  unitId: uuid,
  unitName: z.string(),
  servicePoint: code,
  state: z.enum(['active', 'replaced', 'revoked']),
  health: kioskHealth,
  enrolledOn: civilDate,
  lastSeenOn: civilDate.nullable(),
  /** Whether anything waits on the device: how much is not told, so that no day's answers can be counted. */
  backlog: z.enum(['none', 'some', 'hundreds']),
  /** Gaps that are open, and records refused for a wrong signature or a number used twice. */
  openGaps: z.int(),
  refused: z.int(),
  /** How far the device's clock is ahead, in minutes; negative where it is behind. */
  clockAheadMinutes: z.int(),
  app: z.string().nullable(),
  version: z.int(),
});
export type KioskView = z.output<typeof kiosk>;

// GET /api/feedback/v1/kiosks/health?unitId=  (unit head) → servicePointHealth
/** How the instruments of a unit and those below it are, never what they were told. */
export const servicePointHealth = z.object({
  points: z.array(
    z.object({
      unitId: uuid,
      servicePoint: code,
      kiosks: z.array(z.object({ kioskId: uuid, health: kioskHealth, lastSeenOn: civilDate.nullable() })),
    }),
  ),
});
export const kiosksQuery = z.object({ unitId: uuid });

// GET /api/feedback/v1/kiosks/{kioskId}/gaps  (operator) → kioskGaps
export const kioskGaps = z.object({
  gaps: z.array(
    z.object({
      gapId: uuid,
      foundOn: civilDate,
      /** Records that are missing still. */
      missing: z.int(),
      filledOn: civilDate.nullable(),
    }),
  ),
  /** Records that the device said to have made and that never came, told once it is retired. */
  unsent: z.int().nullable(),
});

// POST /api/feedback/v1/kiosks/{kioskId}/revocation  (operator, If-Match) → kiosk
export const kioskRevocation = z.object({
  reason: z.enum(['lost', 'stolen', 'tampered', 'moved', 'retired']),
});
