/** What an export of a community holds of its people and circles: what its members show to all. */
import { exported } from '#kernel/exporting.ts'

/** Shown to all members; what a member shows to stewards or to nobody stays here. */
const shown = (column: string, none: string) =>
  `case when coalesce(t.visibility->>'${column}', 'members') = 'members' then t.${column} else ${none} end`
const knownCircle = `(c.openness <> 'hidden' or exists (select from circle_member i, me
  where i.circle_id = c.id and i.member_id = me.id and i.standing = 'in'))`
const showsPeople = `(c.openness = 'open' or exists (select from circle_member i, me
  where i.circle_id = c.id and i.member_id = me.id and i.standing = 'in'))`

exported(
  {
    name: 'members',
    table: 'member',
    columns: [
      'id',
      'kind',
      'standing',
      'name',
      'about',
      'place',
      'skills',
      'interests',
      'gives',
      'links',
      'joined_at',
      'left_at',
    ],
    as: {
      ...Object.fromEntries(['about', 'place', 'gives'].map((column) => [column, shown(column, `''`)])),
      ...Object.fromEntries(['skills', 'interests', 'links'].map((column) => [column, shown(column, `'{}'`)])),
      standing: `case when t.standing in ('active', 'erased') then t.standing else 'left' end`,
    },
    from: `where t.kind <> 'contact' and (t.standing not in ('invited', 'requested') or t.joined_at is not null)`,
    order: 't.id',
    alsoCsv: true,
  },
  {
    name: 'circles',
    table: 'circle',
    columns: ['id', 'name', 'about', 'openness', 'created_at', 'archived_at'],
    from: `join circle c on c.id = t.id where ${knownCircle}`,
    order: 't.id',
  },
  {
    name: 'circle-members',
    table: 'circle_member',
    columns: ['circle_id', 'member_id', 'is_host', 'standing', 'joined_at'],
    from: `join circle c on c.id = t.circle_id where t.standing = 'in' and ${showsPeople}`,
    order: 't.circle_id, t.member_id',
  },
)
