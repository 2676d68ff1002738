import { Problem } from '@namkhong/service-kit';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Piscina } from 'piscina';
import type { LaidOutReport } from './lay-out-report.js';

/** Documents that may wait for the thread. */
const WAITING = 20;
/** A report of 3,355 units takes about two seconds. */
const LIMIT_MS = 30_000;

/** Has Word documents built on a thread of their own: a long one takes a second, in which nobody else would be answered. */
@Injectable()
export class DocxDesk implements OnApplicationShutdown {
  private readonly threads = new Piscina<LaidOutReport, Uint8Array>({
    // A thread runs what was built, whether this file was or not.
    filename: new URL('../../dist/reports/write-report-docx.js', import.meta.url).href,
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: 60_000,
  });

  /** @throws Problem 503 `overloaded` where too many wait, or it takes too long */
  async write(report: LaidOutReport): Promise<Buffer> {
    if (this.threads.queueSize >= WAITING) throw new Problem(503, 'overloaded');
    const signal = AbortSignal.timeout(LIMIT_MS);
    try {
      const { buffer, byteOffset, byteLength } = await this.threads.run(report, {
        name: 'writeReportDocx',
        signal,
      });
      return Buffer.from(buffer, byteOffset, byteLength);
    } catch (error) {
      throw signal.aborted ? new Problem(503, 'overloaded') : error;
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await this.threads.destroy();
  }
}
