import { replySecret, type DataOf, type ratingRepliedV1, type ReplySecret } from '@namkhong/contracts';
import { startOfDay } from '@namkhong/domain';
import { LOGGER, OwnSealingKeys, type Logger, type Session } from '@namkhong/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { hashToken } from '../ballots/ballots.module.js';
import { BallotSetReader } from '../directory/ballot-set.reader.js';
import {
  changeRatingByMessage,
  RatingCaster,
  receiptOf,
  RatingsRepository,
} from '../ratings/ratings.module.js';

/** Stands for the idempotency key: a ballot answered by message has one receipt, which its next message finds. */
const MESSAGE_KEY = 'answered by message, the last one counts';

/** Casts what citizens answer by message: the one criterion `overall`, outside the composite. */
@Injectable()
export class SmsRepliesService {
  constructor(
    private readonly keys: OwnSealingKeys,
    private readonly caster: RatingCaster,
    private readonly ratings: RatingsRepository,
    private readonly ballotSet: BallotSetReader,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /**
   * A first message spends the ballot; a further one within seven days takes its place, and the same one again changes
   * nothing. A ballot that was answered otherwise stays answered otherwise.
   *
   * @throws SealedBoxError, ZodError for what is no reply sealed to this service: it goes to the dead letters
   */
  async rate(session: Session, reply: DataOf<typeof ratingRepliedV1>): Promise<void> {
    const [text = ''] = await this.keys.open(session, [reply]);
    const secret = replySecret.parse(JSON.parse(text));
    const receipt = receiptOf(secret.token, MESSAGE_KEY);
    const outcome =
      (await this.cast(session, secret, receipt)) ?? (await this.change(session, secret, receipt));
    if (outcome !== 'rated') this.logger.info({ outcome }, 'a reply by message did not count');
  }

  /** Undefined where the ballot was spent before. */
  private async cast(session: Session, { token, level, receivedOn: day }: ReplySecret, receipt: string) {
    const [casting] = await this.caster.castAll(session, [
      {
        tokenHash: hashToken(token),
        answer: { levels: { overall: level }, channel: 'sms', day },
        criteriaSet: await this.ballotSet.require(day),
        sighting: { seenAt: startOfDay(day), secondsTaken: null, network: null, device: null },
        receipt,
      },
    ]);
    if (casting?.kind === 'cast') return 'rated';
    return casting?.reason === 'ballot-spent' ? undefined : casting?.reason;
  }

  private async change(session: Session, { level, receivedOn }: ReplySecret, receipt: string) {
    const stored = await this.ratings.lockByReceipt(session, hashToken(receipt));
    if (!stored) return 'ballot-spent';
    const revision = changeRatingByMessage(stored, level, receivedOn);
    if (revision.kind === 'refused') return revision.reason;
    if (revision.kind === 'revised')
      await this.ratings.revise(session, revision.rating, revision.revision, receivedOn);
    return 'rated';
  }
}
