import type { Channel } from '@namkhong/contracts';
import { quarterDays } from '@namkhong/domain';
import { Database } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { DroppedChannelsReader, type DroppedChannel } from '../forensics/dropped-channels.reader.js';
import { PublicationsReader, type ToldOfficial } from '../publication/publications.reader.js';

/** What an official was told of a quarter last, and where decisions about channels have gone on since. */
export interface OfficialQuarter extends ToldOfficial {
  /**
   * Channels that a later decision leaves out, or lets back in, while these figures are the older ones still: the quarter
   * is about to be published anew, or fewer than ten people lie between.
   */
  readonly outdatedChannels: readonly Channel[];
}

/** Figures of officials as they were told; never anything that was not told. */
@Injectable()
export class OfficialFigures {
  constructor(
    private readonly database: Database,
    private readonly publications: PublicationsReader,
    private readonly dropped: DroppedChannelsReader,
  ) {}

  async told(asked: Parameters<PublicationsReader['ofOfficials']>[1]): Promise<OfficialQuarter[]> {
    return this.database.read(async (session) => {
      const told = await this.publications.ofOfficials(session, asked);
      const dropped = await this.dropped.of(session, [...new Set(told.map(({ officialId }) => officialId))]);
      return told.map((each) => ({
        ...each,
        outdatedChannels: outdatedIn(each, dropped.get(each.officialId) ?? []),
      }));
    });
  }
}

/** Channels that are either left out of the figures or to be left out by now, and not both. */
function outdatedIn(
  { quarter, droppedChannels }: ToldOfficial,
  dropped: readonly DroppedChannel[],
): readonly Channel[] {
  const { from, to } = quarterDays(quarter);
  const due = dropped.filter((drop) => drop.from < to && drop.to >= from).map(({ channel }) => channel);
  const apart = [...due, ...droppedChannels].filter(
    (channel) => due.includes(channel) !== droppedChannels.includes(channel),
  );
  return [...new Set(apart)].toSorted();
}
