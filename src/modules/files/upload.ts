/** Uploading: to a subject, where it waits for its message, or as a face or logo. */
import type { Upload } from '#kernel/contract.ts'
import type { Db } from '#kernel/database.ts'
import { newId } from '#kernel/ids.ts'
import { handle, theCommunity } from '#kernel/perform.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { Actor, CommunityRef } from '#kernel/tenancy.ts'
import { findSubject } from '#modules/subjects/find.ts'
import { type File, upload, uploadPicture } from './contract.ts'
import { limits } from './limits.ts'
import { cleanName, renamed } from './name.ts'
import { countWaiting, type FileRow, insertFile, readFile, shownFile } from './rows.ts'
import { mayUpload, mayUploadPicture } from './rules.ts'
import { type Kept, keep, keepFace } from './store.ts'

handle(upload, {
  async find(about) {
    const { db, actor, community } = about
    const [subject, count] = await Promise.all([
      findSubject(about, about.input.subjectId),
      actor.memberId && db.one(countWaiting({ community: community.id, member: actor.memberId })),
    ])
    return subject && { ...subject, waiting: count ? count.waiting : 0 }
  },
  allow: mayUpload,
  async prepare(uploading) {
    mustFit(uploading)
    return keep(uploading, bodyOf(uploading.upload, limits.fileBytes))
  },
  async run(uploading) {
    const { input, found: subject, prepared: kept } = uploading
    mustFit(uploading)
    return insert(uploading, { kept, name: cleanName(input.name), subjectId: subject.id })
  },
  again: async ({ db, community, ref }) => (await db.one(readFile({ community: community.id, id: ref })))!,
})

handle(uploadPicture, {
  find: theCommunity,
  allow: mayUploadPicture,
  prepare: (uploading) => keepFace(uploading, bodyOf(uploading.upload, limits.pictureBytes)),
  run: async (uploading) => insert(uploading, { kept: uploading.prepared, name: 'picture', subjectId: null }),
  again: async ({ db, community, ref }) => (await db.one(readFile({ community: community.id, id: ref })))!,
})

type Fitting = { found: { archivedAt: string | null; waiting: number }; refuse(code: string): Refusal }

function mustFit({ found, refuse }: Fitting) {
  if (found.archivedAt) throw refuse('archived')
  if (found.waiting >= limits.waiting) throw refuse('too_many_waiting')
}

type Uploading = { db: Db; actor: Actor; community: CommunityRef; now: Date }

function bodyOf(body: Upload | undefined, most: number): AsyncIterable<Uint8Array> {
  if (!body) throw new Refusal('invalid', 'invalid', { '': 'expects the file as the body' })
  if (body.size !== undefined && body.size > most) throw new Refusal('too_large')
  return body.stream
}

type Placed = { kept: Kept; name: string; subjectId: string | null }

function insert({ db, actor, community, now }: Uploading, { kept, name, subjectId }: Placed): File {
  const { ending, ...bytes } = kept
  const row: FileRow = {
    ...bytes,
    community: community.id,
    id: newId(),
    subjectId,
    messageId: null,
    uploadedTo: subjectId,
    position: 0,
    name: ending ? renamed(name, ending) : name,
    sourceUrl: null,
    uploadedBy: actor.memberId,
    at: now,
  }
  db.send(insertFile(row))
  return shownFile(row)
}
