import { createHash } from 'node:crypto';
import type {
  ownFigures,
  ownPublication,
  PublicationFunnels,
  publicationKeys,
  publicationsQuery,
  PublicationSummary,
  PublicationView,
  SipasFigures,
} from '@namkhong/contracts/http/scoring-publication';
import { decimalTexts, ownInputsOf, ownSalt, readInputs, type Manifest } from '@namkhong/domain';
import { Database, Problem, type Caller, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { DirectoryReader } from '../directory/directory.reader.js';
import { MomentRepository } from './moment.repository.js';
import { PublicationsReader, type KeptSubject, type SignedManifest } from './publications.reader.js';
import { funnelsOfUnits } from './funnels-of-units.js';
import { sipasFiguresOf } from './sipas-figures.js';

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');

/** Shows what was published: the manifests to everybody, what they rest on to those it is about and to reviewers. */
@Injectable()
export class PublicationsService {
  constructor(
    private readonly database: Database,
    private readonly reader: PublicationsReader,
    private readonly moments: MomentRepository,
    private readonly directory: DirectoryReader,
  ) {}

  /** Latest first, a page at a time. */
  async list(
    query: z.output<typeof publicationsQuery>,
  ): Promise<{ items: PublicationSummary[]; next: string | null }> {
    const { limit, cursor = null, setCode = null, quarter = null, latest } = query;
    const found = await this.database.read((session) =>
      this.reader.list(session, { setCode, quarter, latest, limit: limit + 1, after: cursor }),
    );
    const items = found.slice(0, limit);
    return { items, next: found.length > limit ? (items.at(-1)?.publicationId ?? null) : null };
  }

  async keys(): Promise<z.output<typeof publicationKeys>> {
    const keys = await this.database.read((session) => this.reader.keys(session));
    return {
      items: keys.map(({ keyId, publicKey, firstUsedAt }) => ({
        keyId,
        publicKey,
        algorithm: 'Ed25519',
        firstUsedAt: firstUsedAt.toISOString(),
      })),
    };
  }

  /** @throws Problem 404 `publication-unknown` */
  async one(publicationId: string): Promise<PublicationView> {
    const { manifest, ...rest } = await this.database.read((session) => this.find(session, publicationId));
    return { ...rest, manifest: JSON.parse(manifest) as PublicationView['manifest'] };
  }

  /** @throws Problem 404 `publication-unknown` */
  async sipas(publicationId: string): Promise<SipasFigures> {
    return this.database.read(async (session) => {
      const { manifest, supersededBy } = await this.find(session, publicationId);
      const units = await this.reader.units(session, publicationId);
      return { ...sipasFiguresOf(JSON.parse(manifest) as Manifest, units), supersededBy };
    });
  }

  /** @throws Problem 404 `publication-unknown` */
  async funnels(publicationId: string): Promise<PublicationFunnels> {
    return this.database.read(async (session) => {
      const { manifest, supersededBy } = await this.find(session, publicationId);
      const { setCode, quarter, illustrative } = JSON.parse(manifest) as Manifest;
      const units = await this.reader.scoredUnits(session, publicationId);
      return { publicationId, setCode, quarter, supersededBy, illustrative, funnels: funnelsOfUnits(units) };
    });
  }

  /** @throws Problem 404 `publication-unknown`, 403 `permission-denied` */
  async inputs(
    caller: Caller,
    publicationId: string,
    limit: number,
    cursor: string | undefined,
  ): Promise<{ items: Pick<KeptSubject, 'inputs' | 'salt'>[]; next: string | null }> {
    caller.require('publication.read-inputs', 'whole-organisation');
    return this.database.read(async (session) => {
      await this.find(session, publicationId);
      const found = await this.reader.subjects(session, publicationId, cursor ?? null, limit + 1);
      const items = found.slice(0, limit).map(({ inputs, salt }) => ({ inputs, salt }));
      const last = items.at(-1)?.inputs;
      return { items, next: found.length > limit && last ? `${last.kind} ${last.subjectId}` : null };
    });
  }

  /** @throws Problem 404 `publication-unknown`, 403 `permission-denied` */
  async snapshots(
    caller: Caller,
    publicationId: string,
  ): Promise<{ snapshots: Awaited<ReturnType<MomentRepository['snapshots']>> }> {
    caller.require('publication.read-inputs', 'whole-organisation');
    return this.database.read(async (session) => {
      await this.find(session, publicationId);
      const ids = await this.moments.shownBy(session, publicationId);
      return { snapshots: await this.moments.snapshots(session, ids) };
    });
  }

  /**
   * An official sees their own; the head of the unit, whoever is above it and a reviewer see those of it.
   *
   * @throws Problem 404 `publication-unknown`, `publication-subject-unknown`, 403 `permission-denied`
   */
  async own(
    caller: Caller,
    publicationId: string,
    subjectId: string,
  ): Promise<z.input<typeof ownPublication>> {
    return this.database.read(async (session) => {
      await this.find(session, publicationId);
      const subject = await this.reader.subject(session, publicationId, subjectId);
      if (caller.officialId !== subjectId) await this.requireManaged(session, caller, subject, subjectId);
      if (!subject?.told) throw new Problem(404, 'publication-subject-unknown', { publicationId, subjectId });
      return {
        publicationId,
        inputs: decimalTexts(ownInputsOf(readInputs(subject.inputs))) as z.input<
          typeof ownPublication
        >['inputs'],
        salt: ownSalt(subject.salt, sha256),
        outputs: subject.outputs as z.input<typeof ownPublication>['outputs'],
      };
    });
  }

  /** @throws Problem 403 `permission-denied` where the account belongs to no official */
  async figuresOfCaller(caller: Caller): Promise<z.output<typeof ownFigures>> {
    const { officialId } = caller;
    if (officialId === undefined) {
      throw new Problem(403, 'permission-denied', { action: 'own-figures.read', reason: 'no-official' });
    }
    const told = await this.database.read((session) => this.reader.ofOfficial(session, officialId));
    return {
      officialId,
      items: told.map(({ publishedAt, ...quarter }) => ({
        ...quarter,
        outputs: quarter.outputs as z.output<typeof ownFigures>['items'][number]['outputs'],
        publishedAt: publishedAt.toISOString(),
      })),
    };
  }

  /** Of a subject that is not there only who may see all of them learns that it is not. */
  private async requireManaged(
    session: Session,
    caller: Caller,
    subject: KeptSubject | undefined,
    subjectId: string,
  ): Promise<void> {
    for (const target of await this.directory.targets(session, [subject?.unitId ?? subjectId])) {
      caller.require('managed-figures.read', target);
    }
  }

  private async find(session: Session, publicationId: string): Promise<SignedManifest> {
    const found = await this.reader.find(session, publicationId);
    if (!found) throw new Problem(404, 'publication-unknown', { publicationId });
    return found;
  }
}
