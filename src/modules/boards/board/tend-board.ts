/** What happens to a board as a whole: its title, putting it away, deleting it and bringing it back. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { handle } from '#kernel/perform.ts'
import {
  archive,
  findDeleted,
  mayBringBack,
  mayTend,
  putBackTree,
  rename,
  setLevel,
  takeAwayTree,
  unarchive,
} from '#modules/subjects/offers.ts'
import {
  archiveBoard,
  boardArchived,
  boardBroughtBack,
  boardChanged,
  boardDeleted,
  boardKind,
  boardUnarchived,
  bringBackBoard,
  changeBoard,
  deleteBoard,
  followBoard,
  unarchiveBoard,
} from '../contract.ts'
import { hangCover } from '../cover.ts'
import { findBoard } from '../find.ts'
import { mayWork, mustBeOpen } from '../rules.ts'
import { readBoard } from './read-board.ts'

handle(changeBoard, {
  find: findBoard,
  allow: mayTend,
  async run(about) {
    const { db, community, input, found: board, record, refuse } = about
    if (!board.isTemplate) mustBeOpen(about, board)
    const of = { community: community.id, id: board.id }
    const renamed = input.title !== undefined && (await db.one(rename({ ...of, title: input.title })))
    if (input.about !== undefined) {
      const written = await db.one(describe({ ...of, about: input.about, aboutWas: input.aboutWas ?? null }))
      // Of two who write on top of the same description, one comes second here.
      if (!written) throw refuse('changed_meanwhile')
    }
    if (input.cover !== undefined) await hangCover(about, { subject: board.id, cover: input.cover, table: 'board' })
    record(boardChanged, board.id, { renamed: Boolean(renamed) })
    return readBoard(about, board)
  },
})

const describe = prepared(
  (a: { community: string; id: string; about: string; aboutWas: string | null }) => sql<{ id: string }>`
    update board set about = ${a.about} where community_id = ${a.community} and id = ${a.id}
      and about = coalesce(${a.aboutWas}::text, about) returning id`,
)

handle(followBoard, {
  find: findBoard,
  allow: mayWork,
  async run({ db, community, actor, input, now, found: board }) {
    const level = input.follows ? 'mine' : 'nothing'
    const mine = { community: community.id, subject: board.id, member: actor.memberId! }
    db.send(setLevel({ ...mine, level, at: now, onlyIfIn: false }))
    return {}
  },
})

handle(archiveBoard, {
  find: findBoard,
  allow: mayTend,
  async run(about) {
    const { db, community, now, found: board, record } = about
    if (await db.one(archive({ community: community.id, id: board.id, at: now }))) record(boardArchived, board.id, {})
    return readBoard(about, board)
  },
})

handle(unarchiveBoard, {
  find: findBoard,
  allow: mayTend,
  async run(about) {
    const { db, community, found: board, record, refuse } = about
    if (board.isTemplate) throw refuse('is_template')
    if (await db.one(unarchive({ community: community.id, id: board.id }))) record(boardUnarchived, board.id, {})
    return readBoard(about, board)
  },
})

handle(deleteBoard, {
  find: findBoard,
  allow: mayTend,
  async run({ db, community, actor, now, found: board, record }) {
    db.send(takeAwayTree({ community: community.id, id: board.id, by: actor.memberId, at: now }))
    record(boardDeleted, board.id, {})
    return {}
  },
})

handle(bringBackBoard, {
  find: (about) => findDeleted(about, { id: about.input.boardId, kind: boardKind.kind }),
  allow: mayBringBack,
  async run(about) {
    const { db, community, found: board, record } = about
    db.send(putBackTree({ community: community.id, id: board.id }))
    record(boardBroughtBack, board.id, {})
    return readBoard(about, (await findBoard({ ...about, input: { boardId: board.id } }))!)
  },
})
