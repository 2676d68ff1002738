import type { DataOf, postRecordedV1 } from '@namkhong/contracts';
import type { Session } from '@namkhong/service-kit';
import { Post } from './post.entity.js';

/** Keeps the newest state of each post; the event carries it in full. */
export async function savePosts(
  session: Session,
  posts: readonly DataOf<typeof postRecordedV1>[],
): Promise<void> {
  const newest = new Map(posts.map((post) => [post.postId, post]));
  const rows = [...newest.values()].map(
    ({ postId, officialId, officialCode, unitId, role, validFrom, validTo }) => ({
      postId,
      officialId,
      officialCode,
      unitId,
      role,
      validFrom,
      validTo,
    }),
  );
  if (rows.length > 0) await session.manager.upsert(Post, rows, ['postId']);
}
