import { join } from 'node:path';
import type { LocalEnvironment } from '../environment.js';
import type { Debian } from './debian.js';
import { findCommand, isExecutable } from './find-command.js';
import type { PackagedPart, PartResult } from './part.js';

/** Takes a part from its setting, else from what is installed, else installs it, else says what to install. */
export async function findPackagedPart(
  part: PackagedPart,
  environment: LocalEnvironment,
  debian: Debian,
): Promise<PartResult> {
  const { name } = part;
  for (const setting of part.settings) {
    const value = environment[setting];
    if (typeof value === 'string') return fromSetting(part, setting, value);
  }
  const found = await usable(part, environment.PATH);
  if (found) return { name, status: 'ready', how: 'installed', path: found };
  const advice = `install ${part.debianPackage}, or set ${part.settings.join(' or ')}`;
  if (debian.obstacle) return { name, status: 'missing', how: `${debian.obstacle}; ${advice}` };
  try {
    await debian.install(part.debianPackage);
  } catch (error) {
    return { name, status: 'missing', how: `${(error as Error).message}; ${advice}` };
  }
  const path = await usable(part, environment.PATH);
  return path
    ? { name, status: 'ready', how: `installed now from Debian's ${part.debianPackage}`, path }
    : { name, status: 'missing', how: `${part.debianPackage} brought no usable ${name}; ${advice}` };
}

async function fromSetting(
  part: PackagedPart,
  setting: keyof LocalEnvironment,
  value: string,
): Promise<PartResult> {
  const { name } = part;
  const how = `from ${setting}`;
  if (/^[a-z]+:\/\//.test(value)) return { name, status: 'ready', how, path: value };
  const path = setting === 'JAVA_HOME' ? join(value, 'bin', 'java') : value;
  const fault = isExecutable(path) ? await part.fault?.(path) : 'there is no such program';
  return fault
    ? { name, status: 'missing', how: `${setting}=${value}: ${fault}` }
    : { name, status: 'ready', how, path };
}

async function usable(part: PackagedPart, searchPath: string): Promise<string | null> {
  const path = findCommand(part.commands, searchPath);
  return path && !(await part.fault?.(path)) ? path : null;
}
