import type { figureReplyRequest, FigureReplyView } from '@namkhong/contracts/http/directive-replies';
import { findPersonalMark } from '@namkhong/domain';
import { AuditLog, type Caller, Clock, Problem, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { QuarterFigureReader } from '../figures/quarter-figure.reader.js';
import { LineReader } from '../organisation/line.reader.js';
import { FigureReplies } from './figure-replies.js';

/** Takes what the rated say to a figure of a closed quarter. */
@Injectable()
export class RepliesService {
  constructor(
    private readonly replies: FigureReplies,
    private readonly figures: QuarterFigureReader,
    private readonly lines: LineReader,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /**
   * A reply to a unit's figure is public, as the figure is; so it names nobody.
   *
   * @throws Problem 403 `not-the-subject`, 404 `publication-unknown`, 422 `redaction-incomplete`
   */
  async reply(
    session: Session,
    caller: Caller,
    { publicationId, of, unitId, text }: z.output<typeof figureReplyRequest>,
  ): Promise<FigureReplyView> {
    const officialId = of === 'official' ? (caller.officialId ?? null) : null;
    if (of === 'official' && officialId === null) throw new Problem(403, 'not-the-subject');
    const by = this.lines.requireSubject(caller, { unitId, officialId });
    const served = officialId === null || (await this.lines.hasServed(session, officialId, unitId));
    if (!served) throw new Problem(403, 'not-the-subject');
    const illustrative = await this.figures.isIllustrative(session, publicationId);
    if (illustrative === null) throw new Problem(404, 'publication-unknown', { text: publicationId });
    const mark = findPersonalMark(text);
    if (mark !== null) throw new Problem(422, 'redaction-incomplete', { text: mark });
    const repliedAt = this.clock.now();
    const reply = {
      flagId: null,
      publicationId,
      unitId,
      officialId,
      by,
      text,
      illustrative,
    };
    const account = caller.subject;
    const replyId = await this.replies.add(session, { ...reply, caseId: null, repliedAt, account });
    this.audit.append(session, {
      act: 'figure-reply.write',
      caller,
      unit: await this.lines.target(session, unitId),
      targets: [replyId, publicationId],
    });
    return { ...reply, replyId, repliedAt: repliedAt.toISOString() };
  }
}
