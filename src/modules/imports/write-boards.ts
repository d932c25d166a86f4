/** Boards of a source with their lists, labels and own fields. Of a board that came before only what is new on it. */
import { newId } from '#kernel/ids.ts'
import { handle } from '#kernel/perform.ts'
import { boardsThere } from '#modules/boards/offers.ts'
import { insertBoards, insertPartsOfBoards } from '#modules/boards/offers-boards.ts'
import { type BoardRow, writeBoards } from './contract-boards.ts'
import { batchWritten } from './contract-writing.ts'
import { addFigure, claim, theRun } from './ledger.ts'
import { isOperator } from './rules.ts'
import { writeCircles } from './write-circles.ts'

handle(writeBoards, {
  find: theRun,
  allow: isOperator,
  async run({ db, input: { rows, ...source }, community, now, record }) {
    const from = { community: community.id, ...source }
    const at = { db, community: community.id, now }
    const count = (what: string, by: number) => {
      if (by > 0) db.send(addFigure({ community: community.id, importId: source.importId, what, by }))
    }
    const written = ({ title, about }: BoardRow) => `${title}\n${about}`
    const boards = await claim(db, from, { table: 'subject', rows, written })
    const fresh = boards.fresh.map((row) => ({ ...row, circleId: row.audience === 'circle' ? newId() : null }))
    if (fresh.length > 0) {
      writeCircles(db, { community: community.id, now }, fresh)
      insertBoards(
        at,
        fresh.map(({ key, memberIds, hostId, lists, labels, fields, ...board }) => board),
      )
      count('boards', fresh.length)
      record(batchWritten, null, { importId: source.importId, table: 'subject', count: fresh.length })
    }
    const ids = [...boards.idOf.values()]
    const there = new Set((await db.rows(boardsThere({ community: community.id, ids }))).map(({ id }) => id))
    const known = new Map(boards.idOf)
    const of = <Part extends { key: string }>(parts: (row: BoardRow) => Part[]) =>
      rows.flatMap((row) => {
        const boardId = known.get(row.key)!
        return there.has(boardId) || fresh.some(({ id }) => id === boardId)
          ? parts(row).map((part) => ({ ...part, boardId }))
          : []
      })
    const claimParts = async <Part extends { key: string }>(
      table: 'board_list' | 'label' | 'board_field' | 'field_option',
      parts: Part[],
    ) => {
      if (parts.length === 0) return []
      const claimed = await claim(db, from, { table, rows: parts, written: ({ key }) => key })
      for (const [key, id] of claimed.idOf) known.set(key, id)
      return claimed.fresh
    }
    const lists = await claimParts(
      'board_list',
      of(({ lists: all }) => all),
    )
    const labels = await claimParts(
      'label',
      of(({ labels: all }) => all),
    )
    const given = of(({ fields: all }) => all)
    const fields = await claimParts('board_field', given)
    const options = await claimParts(
      'field_option',
      given.flatMap(({ key, options: all }) => all.map((option) => ({ ...option, fieldId: known.get(key)! }))),
    )
    const bare = <Row extends { key: string }>(all: Row[]) => all.map(({ key: _, ...row }) => row)
    await insertPartsOfBoards(at, {
      lists: bare(lists),
      labels: bare(labels),
      fields: bare(fields).map(({ options: _, ...field }) => field),
      options: bare(options),
    })
    count('lists', lists.length)
    count('labels', labels.length)
    count('customFields', fields.length)
    return { ids: Object.fromEntries(known) }
  },
})
