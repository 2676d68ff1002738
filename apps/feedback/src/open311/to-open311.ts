import type { PublishedRequest, RequestTopic, RequestView } from '@namkhong/contracts/http/feedback-requests';
import type { Language } from '@namkhong/service-kit';

/** A service as GeoReport v2 lists it. */
export interface Open311Service {
  readonly service_code: string;
  readonly service_name: string;
  readonly description: string;
  readonly metadata: boolean;
  readonly type: 'realtime';
  readonly keywords: string;
  readonly group: string;
}

/** A request as GeoReport v2 tells of it. */
export interface Open311Request {
  readonly service_request_id: string;
  readonly status: 'open' | 'closed';
  readonly status_notes: string;
  readonly service_code: string;
  readonly service_name: string;
  readonly description: string;
  readonly agency_responsible: string;
  readonly requested_datetime: string;
}

/** A request that somebody asks for by its id, as far as it is told. */
export interface ToldRequest extends Pick<
  PublishedRequest,
  'requestId' | 'unitName' | 'topic' | 'state' | 'receivedIn'
> {
  /** Null where nobody has freed the text of personal data. */
  readonly text: string | null;
}

/** The standard knows two states; what the unit says and what the person says is told in the notes. */
const STATES: Readonly<Record<RequestView['state'], readonly ['open' | 'closed', Record<Language, string>]>> =
  {
    received: ['open', { vi: 'Mới tiếp nhận', en: 'Received' }],
    accepted: ['open', { vi: 'Đang giải quyết', en: 'Being worked on' }],
    reopened: ['open', { vi: 'Người gửi mở lại', en: 'Reopened by the sender' }],
    appealed: ['open', { vi: 'Cấp trên đang xem xét', en: 'Before the superior unit' }],
    merged: ['open', { vi: 'Gộp với yêu cầu khác', en: 'Merged with another request' }],
    closed: [
      'closed',
      {
        vi: 'Đơn vị báo xong, người gửi chưa xác nhận',
        en: 'Closed by the unit, not confirmed by the sender',
      },
    ],
    resolved: ['closed', { vi: 'Người gửi xác nhận đã xong', en: 'Resolved, as the sender confirms' }],
    refused: ['closed', { vi: 'Không thụ lý', en: 'Refused' }],
    withdrawn: ['closed', { vi: 'Người gửi đã rút', en: 'Withdrawn by the sender' }],
  };

export function toOpen311Service(topic: RequestTopic, language: Language): Open311Service {
  return {
    service_code: topic.topic,
    service_name: topic.name[language],
    description: topic.description[language],
    metadata: false,
    type: 'realtime',
    keywords: '',
    group: '',
  };
}

/** No day and no clock time is told: the month begins at its first. */
export function toOpen311Request(
  request: ToldRequest,
  topics: readonly RequestTopic[],
  language: Language,
): Open311Request {
  const [status, notes] = STATES[request.state];
  const topic = topics.find((each) => each.topic === request.topic);
  return {
    service_request_id: request.requestId,
    status,
    status_notes: notes[language],
    service_code: request.topic,
    service_name: topic?.name[language] ?? request.topic,
    description: request.text ?? '',
    agency_responsible: request.unitName,
    requested_datetime: `${request.receivedIn}-01T00:00:00+07:00`,
  };
}
