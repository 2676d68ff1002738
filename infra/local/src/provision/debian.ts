import { userInfo } from 'node:os';
import type { LocalEnvironment } from '../environment.js';
import { runCommand } from '../process/run-command.js';
import { findCommand } from './find-command.js';

/** Debian packages, where we may install them: as root, on a system that has apt, and not forbidden. */
export class Debian {
  private updated: Promise<unknown> | undefined;
  private queue: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly environment: LocalEnvironment,
    private readonly say: (line: string) => void,
  ) {}

  /** Null where packages can be installed, else why not. */
  get obstacle(): string | null {
    if (this.environment.NK_PROVISION === false) return 'NK_PROVISION=0 forbids installing';
    if (!findCommand(['apt-get'], this.environment.PATH)) return 'there is no apt-get here';
    return userInfo().uid === 0 ? null : 'only root can install packages';
  }

  /** Installs one package; one at a time, as apt's own lock wants it. */
  install(name: string): Promise<void> {
    const installed = this.queue.then(async () => {
      this.say(`installing the Debian package ${name}`);
      this.updated ??= this.apt(['update']);
      await this.updated;
      await this.apt(['install', '--yes', '--no-install-recommends', name]);
    });
    this.queue = installed.catch(() => undefined);
    return installed;
  }

  private apt(args: readonly string[]): Promise<string> {
    const { PATH } = this.environment;
    return runCommand('apt-get', ['--quiet', ...args], {
      env: { PATH, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C.UTF-8' },
      timeoutMs: 600_000,
    });
  }
}
