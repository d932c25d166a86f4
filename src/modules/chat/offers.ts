/** Lent to later modules: making channels while a community is founded. */
import type { Db } from '#kernel/database.ts'
import { newId } from '#kernel/ids.ts'
import { insertChannel, insertSubject, joinAll, type Purpose } from './make.ts'

export type NewChannel = {
  title: string
  topic?: string
  audience: 'public' | 'community' | 'circle'
  circleId?: string
  /** joined by everyone who becomes a member */
  isFirst?: boolean
  purpose?: Purpose
  /** members who are in it from the start */
  joins: string[]
}

type Making = { db: Db; community: { id: string }; actor: { memberId: string | null }; now: Date }

/** Writes a channel and who is in it. The caller has decided that it may, and records what it means. */
export async function createChannel({ db, community, actor, now }: Making, channel: NewChannel): Promise<string> {
  const of = { community: community.id, id: newId() }
  db.send(
    insertSubject({
      ...of,
      title: channel.title,
      audience: channel.audience,
      circle: channel.circleId ?? null,
      purposeKind: channel.purpose?.kind ?? null,
      purposeId: channel.purpose?.id ?? null,
      by: actor.memberId,
      at: now,
    }),
  )
  db.send(insertChannel({ ...of, topic: channel.topic ?? '', isFirst: channel.isFirst ?? false }))
  await joinAll(db, { community: community.id, subject: of.id, members: channel.joins, at: now })
  return of.id
}
