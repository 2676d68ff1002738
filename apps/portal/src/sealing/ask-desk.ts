import { OfflineError } from '../api/errors.js';
import { heardFailure, type ToldFailure } from './told-failure.js';
import type { Asked, Desks } from './worker.js';

type Input<Name extends keyof Desks> = Parameters<Desks[Name]>[0];
type Output<Name extends keyof Desks> = Awaited<ReturnType<Desks[Name]>>;
type Told =
  | { readonly id: number; readonly output: unknown; readonly failure?: undefined }
  | { readonly id: number; readonly failure: ToldFailure };

interface Waiting {
  readonly resolve: (output: never) => void;
  readonly reject: (error: Error) => void;
}

let thread: Worker | undefined;
let next = 0;
const waiting = new Map<number, Waiting>();

/** Has something done in the thread that holds the secrets; it is started with the first question. */
export function askDesk<Name extends keyof Desks>(name: Name, input: Input<Name>): Promise<Output<Name>> {
  const id = (next += 1);
  return new Promise<Output<Name>>((resolve, reject) => {
    waiting.set(id, { resolve, reject });
    const asked: Asked = { id, name, input };
    started().postMessage(asked);
  });
}

/** Ends the thread, and with it every secret it held. */
export function forgetSecrets(): void {
  end(new Error('ended'));
}

function end(reason: Error): void {
  thread?.terminate();
  thread = undefined;
  for (const { reject } of waiting.values()) reject(reason);
  waiting.clear();
}

function started(): Worker {
  if (thread) return thread;
  thread = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  thread.addEventListener('message', ({ data }: MessageEvent<Told>) => {
    const asker = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.failure) asker?.reject(heardFailure(data.failure));
    else asker?.resolve(data.output as never);
  });
  // Without a network its script does not come.
  thread.addEventListener('error', () =>
    end(navigator.onLine ? new Error('the thread failed') : new OfflineError('the thread that seals')),
  );
  return thread;
}
