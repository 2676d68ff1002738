import { startPlatform, Teardown, type RunningPlatform } from '@namkhong/infra-local';
import { makeDataFolder } from '../loop/data-folder.js';

/** The last lines said are what one wants to read when a start fails. */
const keptLines = 40;

/** A folder and a teardown of its own for one platform; `said` is what happened while it started. */
export async function temporaryFolder(): Promise<{
  readonly dataDir: string;
  readonly teardown: Teardown;
  readonly said: string[];
  readonly say: (line: string) => void;
}> {
  const said: string[] = [];
  const say = (line: string) => {
    said.push(line);
    if (said.length > keptLines) said.shift();
  };
  const teardown = new Teardown(say);
  const dataDir = await makeDataFolder(teardown);
  return { dataDir, teardown, said, say };
}

/** The seeded platform on the bus on PostgreSQL, to be stopped by the teardown. */
export async function temporaryPlatform(): Promise<{
  readonly platform: RunningPlatform;
  readonly teardown: Teardown;
}> {
  const { dataDir, teardown, said, say } = await temporaryFolder();
  try {
    const platform = await startPlatform({
      bus: 'postgres',
      seed: true,
      freePorts: true,
      dataDir,
      teardown,
      say,
    });
    return { platform, teardown };
  } catch (error) {
    await teardown.run();
    throw new Error(`the platform did not start:\n${said.join('\n')}`, { cause: error });
  }
}
