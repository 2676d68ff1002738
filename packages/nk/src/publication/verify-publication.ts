import {
  verifyAgainstLog,
  verifyInputs,
  verifyPublic,
  type Difference,
  type Manifest,
} from '@namkhong/domain';
import type { Transport } from '@namkhong/event-bus';
import { inputsOf, type PublicationFile } from './publication-file.js';
import { readLog } from './read-log.js';
import { sha256, signatureFaults } from './verify-signature.js';

/** Thrown after everything that differs was told: the status has to be 1. */
class PublicationDiffersError extends Error {
  constructor(count: number) {
    super(`not verified: ${count} ${count === 1 ? 'difference' : 'differences'}, named above`);
    this.name = 'PublicationDiffersError';
  }
}

/** Thrown where the log was to be compared with inputs that are not there. */
class InputsMissingError extends Error {
  constructor() {
    super(
      'the log is compared with the inputs, which only a reviewer of the whole organisation may read: give the account nk that role, or verify a file that a reviewer wrote',
    );
    this.name = 'InputsMissingError';
  }
}

interface Means {
  readonly print: (text: string) => void;
  /** The key that must have signed. */
  readonly key?: string | undefined;
  /** The bus, where the log is to be read. */
  readonly transport?: Pick<Transport, 'read'>;
}

/**
 * Checks a publication as far as its reader can, step by step, and says what was checked and what differs.
 *
 * @throws PublicationDiffersError where anything differs, InputsMissingError where the log is asked for in vain
 */
export async function verifyPublication(
  file: PublicationFile,
  { print, key, transport }: Means,
): Promise<void> {
  const manifest = file.publication.manifest as Manifest;
  const { publicationId, setCode, quarter, supersedes } = manifest;
  const { supersededBy } = file.publication;
  const inputs = file.inputs && inputsOf(file.inputs);
  print(`${publicationId}  ${setCode}  ${quarter}`);
  if (supersedes !== null) print(`supersedes ${supersedes}`);
  if (supersededBy !== null) print(`superseded by ${supersededBy}: true as it was, but no longer in force`);
  let count = 0;
  const tell = (step: string, faults: readonly string[]) => {
    print(`${faults.length === 0 ? 'ok     ' : 'differs'}  ${step}`);
    for (const fault of faults) print(`         ${fault}`);
    count += faults.length;
  };
  tell(`hash, and signature of key ${file.publication.keyId}`, signatureFaults(file, key));
  tell('method, and points of all criteria together', verifyPublic(manifest, sha256).map(sentence));
  if (inputs) {
    const found = verifyInputs(manifest, inputs, sha256).map(sentence);
    tell(`every figure, from the inputs of ${inputs.subjects.length} subjects`, found);
  } else {
    print('not checked: the figures themselves, as this account may not read what they are computed from');
  }
  if (transport) {
    if (!inputs) throw new InputsMissingError();
    const { log, records, faults } = await readLog(transport, manifest);
    const found = verifyAgainstLog(manifest, inputs, log, sha256).map(sentence);
    tell(`every integer of the inputs, from ${records} records of the log`, [...faults, ...found]);
  }
  if (count > 0) throw new PublicationDiffersError(count);
}

function sentence({ at, stated, recomputed }: Difference): string {
  return `${at}: ${stated} is stated, ${recomputed} was computed`;
}
