import { createHash } from 'node:crypto';
import {
  canonicalJson,
  composeManifest,
  decimalTexts,
  manifestText,
  OFFICIAL_FROM,
  officialsToTell,
  PRIVACY_FLOOR,
  publishSubject,
  TotalSums,
  type Manifest,
  type PublicationFacts,
  type PublishedSubject,
  type SubjectInputs,
} from '@namkhong/domain';
import type { Session } from '@namkhong/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import type { CriteriaSetVersion } from '../methodology/criteria-sets.reader.js';
import { GatherSubjects, type GatheredSubject } from './gather-subjects.js';
import { PublicationMoment } from './publication-moment.js';
import {
  PublicationsRepository,
  type EarlierTelling,
  type PublicationRow,
} from './publications.repository.js';
import { Salts } from './salts.js';
import { SigningKey } from './signing-key.js';
import type { QuarterOf } from './subject-cells.repository.js';

/** What a publication is made with beside the cells. */
export interface PublicationOrder extends QuarterOf {
  readonly publicationId: string;
  readonly supersedes: string | null;
  readonly publishedAt: Date;
  /** All versions of the set. */
  readonly versions: readonly CriteriaSetVersion[];
}

/** A publication as it was made. */
interface Publication {
  readonly row: PublicationRow;
  readonly manifest: Manifest;
}

/** What is kept while subjects pass by: their hashes and figures, and what is needed of all of them together. */
interface Passage {
  readonly subjects: PublishedSubject[];
  readonly total: TotalSums;
  readonly fingerprint: ReturnType<typeof createHash>;
  readonly snapshots: Set<bigint>;
  /** Ratings set aside in each unit. */
  readonly asideOf: Map<string, bigint>;
  readonly versions: Set<number>;
  illustrative: boolean;
}

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');

/** Computes, signs and keeps one publication of a quarter. Its cells are locked by the caller. */
@Injectable()
export class PublishQuarter {
  constructor(
    private readonly gather: GatherSubjects,
    private readonly moment: PublicationMoment,
    private readonly repository: PublicationsRepository,
    private readonly salts: Salts,
    @Inject(SigningKey) private readonly key: SigningKey,
  ) {}

  /** The row it is kept as, and the public manifest that the row holds as text. */
  async publish(session: Session, order: PublicationOrder): Promise<Publication> {
    const passage: Passage = {
      subjects: [],
      total: new TotalSums(),
      fingerprint: createHash('sha256'),
      snapshots: new Set(),
      asideOf: new Map(),
      versions: new Set(),
      illustrative: false,
    };
    for await (const some of this.gather.units(session, order)) {
      await this.keep(session, order, some, passage, ({ versions }) => versions.length > 0);
    }
    const shares = await this.gather.shares(session, order);
    const toTell = officialsToTell(shares, OFFICIAL_FROM);
    for await (const some of this.gather.officials(session, order)) {
      const enough = some.filter(({ inputs }) => ratedIn(inputs.versions) >= OFFICIAL_FROM);
      await this.keep(session, order, enough, passage, ({ subjectId }) => toTell.has(subjectId));
    }
    return this.sign(session, order, passage);
  }

  private async keep(
    session: Session,
    order: PublicationOrder,
    gathered: readonly GatheredSubject[],
    passage: Passage,
    mayJudge: (inputs: SubjectInputs) => boolean,
  ): Promise<void> {
    const ids = gathered.map(({ inputs }) => inputs.subjectId);
    const tellings = await this.repository.tellings(session, order.setCode, order.quarter, ids);
    const rows = gathered.map(({ inputs: found, holdsWhatCounts, illustrative }) => {
      const earlier = tellings.get(found.subjectId) ?? [];
      const inputs = {
        ...found,
        setAside: {
          ...found.setAside,
          told: holdsWhatCounts && mayTellAside(found, earlier, passage.asideOf),
        },
      };
      // Not what may be told: that also depends on what was told before, and would make another one of every publication.
      const { byRule, versions } = found.setAside;
      const said = decimalTexts({ ...found, setAside: { byRule, versions } });
      passage.fingerprint.update(canonicalJson(said));
      const salt = this.salts.next();
      const published = publishSubject({ inputs, salt }, order.versions, sha256);
      passage.subjects.push(published);
      passage.total.add(inputs);
      for (const { snapshots } of inputs.blocks) for (const id of snapshots) passage.snapshots.add(id);
      // Of blocks that add up several units, and of what was set aside, as well: their versions may be in nothing else.
      for (const { setVersion } of [...inputs.versions, ...inputs.blocks, ...inputs.setAside.versions])
        passage.versions.add(setVersion);
      if (inputs.kind === 'unit') passage.asideOf.set(inputs.unitId, ratedIn(inputs.setAside.versions));
      passage.illustrative ||= illustrative;
      const rated = ratedIn(inputs.versions);
      const judged = mayJudge(inputs);
      const isNew = inputs.kind === 'unit' || mayTellAnew(inputs.versions, earlier);
      return {
        inputs: decimalTexts(inputs),
        outputs: published.outputs,
        salt,
        judged,
        told: judged && isNew,
        rated,
        illustrative,
      };
    });
    await this.repository.addSubjects(session, order.publicationId, rows);
  }

  private async sign(session: Session, order: PublicationOrder, passage: Passage): Promise<Publication> {
    const { publicationId, setCode, quarter, supersedes, publishedAt, versions } = order;
    const { subjects, illustrative } = passage;
    const facts: PublicationFacts = {
      publicationId,
      setCode,
      quarter,
      supersedes,
      publishedAt: publishedAt.toISOString(),
      illustrative,
    };
    const moment = await this.moment.read(session, order, [...passage.snapshots]);
    const sets = versions.filter(({ version }) => passage.versions.has(version)).map(toManifestSet);
    const total = passage.total.figureInputs();
    const manifest: Manifest = composeManifest(facts, { ...moment, sets, total, subjects }, sha256);
    const text = manifestText(manifest);
    const manifestHash = sha256(text);
    await this.repository.rememberKey(session, this.key.keyId, this.key.publicKey, publishedAt);
    const row: PublicationRow = {
      ...facts,
      publishedAt,
      manifest: text,
      manifestHash,
      ...this.key.sign(text),
      fingerprint: passage.fingerprint.digest('hex'),
      units: manifest.units.filter(({ outputs }) => outputs.score !== null).length,
    };
    await this.repository.add(session, row);
    return { row, manifest };
  }
}

/** The version as figures are computed with it, and the hash of all that was published of it. */
function toManifestSet(set: CriteriaSetVersion): Manifest['sets'][number] {
  return {
    version: set.version,
    criteria: set.criteria.map(({ code, weight, officialWeight }) => ({
      code,
      weight,
      ...(officialWeight === undefined ? {} : { officialWeight }),
    })),
    hash: sha256(canonicalJson(set)),
  };
}

/**
 * Whether what those set aside answered may be told: beside earlier tellings of them, and of an official beside the same of
 * the unit, which less the official's would leave too few.
 */
function mayTellAside(
  { kind, unitId, setAside }: SubjectInputs,
  earlier: readonly EarlierTelling[],
  asideOf: ReadonlyMap<string, bigint>,
): boolean {
  const aside = ratedIn(setAside.versions);
  const told = earlier.flatMap((telling) => telling.setAside ?? []);
  if (!isApart(aside, told)) return false;
  const others = kind === 'official' ? (asideOf.get(unitId) ?? aside) - aside : 0n;
  return others === 0n || others >= PRIVACY_FLOOR;
}

/** Whether at least ten people lie between a count and each that was told before. */
function isApart(count: bigint, earlier: readonly bigint[]): boolean {
  return earlier.every((told) => (count > told ? count - told : told - count) >= PRIVACY_FLOOR);
}

/**
 * Whether an official's counts may be told beside all that was told of them. Those of an earlier telling may return, as
 * when a decision about a channel is reversed: they add nothing. Those told last stay where they were told.
 */
function mayTellAnew(versions: SubjectInputs['versions'], earlier: readonly EarlierTelling[]): boolean {
  const counts = canonicalJson(decimalTexts(versions));
  const isSame = ({ versions: told }: EarlierTelling) => told !== null && canonicalJson(told) === counts;
  const last = earlier.at(-1);
  if (last && isSame(last)) return false;
  const others = earlier.filter((telling) => !isSame(telling));
  return isApart(
    ratedIn(versions),
    others.map(({ rated }) => rated),
  );
}

function ratedIn(versions: readonly { readonly rated: bigint }[]): bigint {
  return versions.reduce((total, { rated }) => total + rated, 0n);
}
