import { AsyncLocalStorage } from 'node:async_hooks';
import type { Language } from './language.js';

/** What follows a request, or the handling of one event, through every call it causes. */
export interface RequestContext {
  readonly correlationId: string;
  readonly language: Language;
}

const storage = new AsyncLocalStorage<RequestContext>();

/** The context of the running request; undefined outside of one. */
export function currentContext(): RequestContext | undefined {
  return storage.getStore();
}

export function runInContext<T>(context: RequestContext, work: () => T): T {
  return storage.run(context, work);
}
