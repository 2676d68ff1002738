import { z } from 'zod';
import { uuid } from '../primitives.js';
import { page, pageQuery } from './page.js';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
/** A code, an id, a number, a date: whatever people write sentences with is no part of it. */
export const auditCode = z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N}_.,:;/&@|+*=-]{0,199}$/u);
const auditValue = z.union([auditCode, z.int(), z.boolean(), z.null(), z.array(auditCode).max(200)]);

/** One privileged act, by codes and ids alone. */
export const auditContent = z.strictObject({
  service: z.string().regex(/^[a-z]+$/),
  at: z.iso.datetime(),
  /** An action of the permission table, or a part of one: `case.decide/close`. */
  act: z.string().regex(/^[a-z-]+\.[a-z-]+(\/[a-z-]+)?$/),
  /** The account; null where the platform did as it was configured, without a person. */
  actor: z.string().min(1).max(255).nullable(),
  /** The grants that the permission rested on. */
  grants: z.array(z.strictObject({ grantId: uuid, role: z.string(), unitId: uuid.nullable() })).max(200),
  /** The unit acted upon, and that unit with all units above it as they were then. */
  unitId: uuid.nullable(),
  unitLine: z.array(uuid).max(50),
  /** Ids of what was acted upon. */
  targets: z.array(auditCode).max(200),
  details: z.record(z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/), auditValue),
  correlationId: z.string().nullable(),
});
export type AuditContent = z.output<typeof auditContent>;

/** An entry with its place in the chain. */
export const auditEntry = z.object({
  sequence: z.int().min(1),
  previousHash: sha256,
  /** SHA-256 of the previous hash, the sequence and the canonical JSON of the content, with spaces between. */
  hash: sha256,
  content: auditContent,
});

/** `complete` where neither the question nor the caller's grants leave any entry out, so that the chain can be followed. */
export const auditPage = page(auditEntry).extend({ complete: z.boolean() });

/** The same for whoever verifies: an entry that was tampered with must not keep the others from being read. */
export const auditLink = z.object({
  sequence: z.int(),
  previousHash: z.string(),
  hash: z.string(),
  content: z.unknown(),
});
export const auditLinkPage = page(auditLink).extend({ complete: z.boolean() });

/** The last entry of a chain, for a witness to note; `sequence` 0 and zeros where nothing was done yet. */
export const auditHead = z.object({
  service: z.string(),
  sequence: z.int().min(0),
  hash: sha256,
  at: z.iso.datetime(),
});
export type AuditHead = z.output<typeof auditHead>;

export const auditQuery = pageQuery.extend({
  /** The sequence of the last entry of the page before. */
  cursor: z
    .string()
    .regex(/^\d{1,15}$/)
    .optional(),
  order: z.enum(['newest', 'oldest']).default('newest'),
  /** The unit, with all that lay below it at the time. */
  unitId: uuid.optional(),
  /** An act, or with it all its parts: `case.decide` finds `case.decide/close`. */
  act: z.string().min(1).max(100).optional(),
  target: auditCode.optional(),
  actor: z.string().min(1).max(255).optional(),
});
export type AuditQuery = z.output<typeof auditQuery>;
