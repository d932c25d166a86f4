/** Finds a channel as an actor sees it. */
import type { Db } from '#kernel/database.ts'
import type { Actor, CommunityRef } from '#kernel/tenancy.ts'
import { findSubject, type SubjectSeen } from '#modules/subjects/find.ts'

type About = { db: Db; actor: Actor; community: CommunityRef; input: { channelId: string } }

export async function findChannel(about: About): Promise<SubjectSeen | undefined> {
  const subject = await findSubject(about, about.input.channelId)
  return subject?.kind === 'channel' ? subject : undefined
}
