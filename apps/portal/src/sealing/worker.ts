import { readerDesk } from './reader-desk.js';
import { reporterDesk } from './reporter-desk.js';
import { tellFailure } from './told-failure.js';

/** Everything that touches a secret: it stays in this thread, and the page is told what it has to show. */
const desks = { ...reporterDesk, ...readerDesk };
export type Desks = typeof desks;

export interface Asked {
  readonly id: number;
  readonly name: keyof Desks;
  readonly input: unknown;
}

self.addEventListener('message', ({ data }: MessageEvent<Asked>) => {
  const all: Readonly<Record<string, (this: void, input: never) => Promise<unknown>>> = desks;
  const work = all[data.name] ?? (() => Promise.reject(new Error(data.name)));
  work(data.input as never).then(
    (output) => self.postMessage({ id: data.id, output }),
    (error: unknown) => self.postMessage({ id: data.id, failure: tellFailure(error) }),
  );
});
