import type { RequestTopic } from '@namkhong/contracts/http/feedback-requests';
import type { Session } from '@namkhong/service-kit';

const columns = `topic, name, description, working_days as "workingDays", unit_id as "unitId", is_open as "isOpen"`;

/** What requests can be about, and how long each may take. */
export class TopicRepository {
  async all(session: Session): Promise<RequestTopic[]> {
    return session.query<RequestTopic>(`select ${columns} from request_topic order by topic`);
  }

  async find(session: Session, topic: string): Promise<RequestTopic | undefined> {
    return (
      await session.query<RequestTopic>(`select ${columns} from request_topic where topic = $1`, [topic])
    )[0];
  }

  async save(session: Session, topic: RequestTopic): Promise<void> {
    await session.query(
      `insert into request_topic (topic, name, description, working_days, unit_id, is_open)
       values ($1, $2, $3, $4, $5, $6)
       on conflict (topic) do update set name = $2, description = $3, working_days = $4, unit_id = $5, is_open = $6`,
      [
        topic.topic,
        JSON.stringify(topic.name),
        JSON.stringify(topic.description),
        topic.workingDays,
        topic.unitId,
        topic.isOpen,
      ],
    );
  }
}
