import type { open311Query, open311Submission } from '@namkhong/contracts/http/feedback-open311';
import { currentContext, Database, Problem, type Language } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { RequestIntakeService, RequestViewService, TopicRepository } from '../requests/requests.module.js';
import {
  toOpen311Request,
  toOpen311Service,
  type Open311Request,
  type Open311Service as Service,
  type ToldRequest,
} from './to-open311.js';

/** As many as the standard lets a list have. */
const MOST_LISTED = 1_000;
const MOST_ASKED = 50;
const LONGEST_TITLE = 120;

/** Requests as other cities' programs speak of them. */
@Injectable()
export class Open311Service {
  constructor(
    private readonly database: Database,
    private readonly topics: TopicRepository,
    private readonly intake: RequestIntakeService,
    private readonly views: RequestViewService,
  ) {}

  /** What is taken in. */
  async services(): Promise<Service[]> {
    const topics = await this.allTopics();
    return topics.filter(({ isOpen }) => isOpen).map((topic) => toOpen311Service(topic, language()));
  }

  /** The definition of a service: it asks nothing beyond what the standard asks. @throws Problem 404 */
  async definition(topic: string): Promise<object> {
    const known = (await this.allTopics()).some((each) => each.topic === topic);
    if (!known) throw new Problem(404, 'request-topic-unknown');
    return { service_code: topic, attributes: [] };
  }

  /** The receipt stands in the notice: it is told once, and alone lets its holder confirm, reopen or appeal. */
  async submit(submission: z.output<typeof open311Submission>, network: string): Promise<object> {
    const { service_code: topic, description, lat, long, address_string: address } = submission;
    const isPlaced = lat !== undefined || long !== undefined || address !== undefined;
    const { requestId, receiptCode } = await this.intake.receive(
      {
        kind: 'feedback',
        topic,
        title: [...(description.split(/\r?\n/)[0] ?? '')].slice(0, LONGEST_TITLE).join(''),
        text: description,
        unitId: submission['attribute[unit_id]'] ?? null,
        place: isPlaced ? { text: address ?? '', latitude: lat ?? null, longitude: long ?? null } : null,
        phone: null,
      },
      network,
    );
    const words = { vi: 'Mã biên nhận, chỉ hiện một lần', en: 'Receipt, shown once' };
    return {
      service_request_id: requestId,
      service_notice: `${words[language()]}: ${receiptCode}`,
      account_id: '',
    };
  }

  /**
   * By their ids: how far they have come, and the text of those that were published. Else the published ones, the latest
   * first, of units with enough requests.
   *
   * @throws Problem 404 `request-unknown` where ids are asked for and none is known
   */
  async requests(query: z.output<typeof open311Query>): Promise<Open311Request[]> {
    const { service_request_id: ids, service_code, status, start_date, end_date } = query;
    const topics = await this.allTopics();
    const told = ids === undefined ? await this.listed() : await this.asked(ids.split(','));
    const all = told.map((request) => toOpen311Request(request, topics, language()));
    if (ids !== undefined) {
      if (all.length === 0) throw new Problem(404, 'request-unknown');
      return all;
    }
    const codes = service_code?.split(',');
    const isBetween = (at: number) =>
      (start_date === undefined || at >= Date.parse(start_date)) &&
      (end_date === undefined || at <= Date.parse(end_date));
    return all.filter(
      (request) =>
        (codes?.includes(request.service_code) ?? true) &&
        (status?.includes(request.status) ?? true) &&
        isBetween(Date.parse(request.requested_datetime)),
    );
  }

  private async allTopics() {
    return this.database.read((session) => this.topics.all(session));
  }

  private async listed(): Promise<ToldRequest[]> {
    return this.views.published({
      unitId: undefined,
      topic: undefined,
      after: undefined,
      limit: MOST_LISTED,
    });
  }

  private async asked(ids: readonly string[]): Promise<ToldRequest[]> {
    const known = ids.slice(0, MOST_ASKED).filter((id) => z.uuid().safeParse(id).success);
    return this.views.standing(known);
  }
}

function language(): Language {
  return currentContext()?.language ?? 'vi';
}
