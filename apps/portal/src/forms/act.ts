import type { Evidence } from '@namkhong/contracts/http/directive-assignments';
import type { Api } from '../api/api.js';
import type { Choice } from '../ui/choices.js';

/** What one field of a form asks for. Its name is the field of the request's body. */
export type ActField = {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  /** Left out of the body where it is empty. */
  readonly optional?: true;
} & (
  | { readonly kind: 'line' | 'lines'; readonly longest?: number }
  | { readonly kind: 'whole' | 'date' | 'time' | 'yes-no' | 'evidence' }
  | { readonly kind: 'choice'; readonly choices: readonly Choice<string>[] }
  | { readonly kind: 'several'; readonly choices: readonly Choice<string>[] }
);

/** What was typed so far: texts as they stand, so that a draft is never refused. */
export type ActValue = string | boolean | readonly string[] | readonly Evidence[];
export type ActValues = Readonly<Record<string, ActValue>>;
export type ActBody = Readonly<Record<string, unknown>>;

/** One thing somebody may do now: what it asks for, and how it is sent. */
export interface Act {
  /** Names it within its place; also the end of its draft's name. */
  readonly name: string;
  readonly title: string;
  /** What follows from it, before anybody does it. */
  readonly text?: string;
  readonly fields: readonly ActField[];
  readonly send: (api: Api, body: ActBody, idempotencyKey: string) => Promise<unknown>;
  /** The one that is most likely wanted. */
  readonly primary?: boolean;
}
