/** Buttons, what rules did last, and what one would do. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { nudgeDeliveries } from '#kernel/delivery.ts'
import { newId } from '#kernel/ids.ts'
import { pageOf } from '#kernel/paging.ts'
import { handle } from '#kernel/perform.ts'
import { wouldRefuse } from '#kernel/would-refuse.ts'
import { findSubject, type SubjectSeen } from '#modules/subjects/find.ts'
import { type Seer, seerOf, visible } from '#modules/subjects/visible.ts'
import { listButtons, listRuns, pressButton, type Run, rulePressed, tryRule } from './contract.ts'
import { type About, findRule, type RuleSeen, standsBelow } from './find.ts'
import { conditionsOf, intend, ownerOf } from './intents.ts'
import { actionNamed, buttonsAbout, isButton, triggerNamed } from './means.ts'
import { mayChange, mayRead, mayReadRule } from './rules.ts'

handle(listButtons, {
  find: (about) => findSubject(about, about.input.subjectId),
  allow: mayRead,
  async run({ db, community, found: subject }) {
    const triggers = buttonsAbout(subject.kind).map(({ name }) => name)
    if (triggers.length === 0) return { items: [] }
    return { items: await db.rows(buttonsOn({ community: community.id, subject: subject.id, triggers })) }
  },
})

type Pressed = RuleSeen & { subject: SubjectSeen }

/** A rule, and a subject of its own place: on those of others nobody lends it their rights. */
async function findWith(about: About & { input: { ruleId: string; subjectId: string } }): Promise<Pressed | undefined> {
  const [seen, subject] = await Promise.all([findRule(about), findSubject(about, about.input.subjectId)])
  if (!seen || !subject) return undefined
  const of = { community: about.community.id, id: subject.id, place: seen.place.id }
  return (await about.db.one(standsBelow(of))) && { ...seen, subject }
}

async function findPressed(
  about: About & { input: { ruleId: string; subjectId: string } },
): Promise<Pressed | undefined> {
  const pressed = await findWith(about)
  const trigger = pressed && triggerNamed(pressed.rule.trigger)
  return trigger && isButton(trigger) && trigger.about === pressed.subject.kind ? pressed : undefined
}

handle(pressButton, {
  find: findPressed,
  allow: ({ actor, found }) => mayReadRule({ actor, found }) && mayRead({ actor, found: found.subject }),
  async run({ db, community, now, found, record, refuse, afterCommit }) {
    const { rule, place, subject } = found
    if (rule.pausedAt) throw refuse('paused')
    if (place.archivedAt || subject.archivedAt) throw refuse('archived')
    await intend(db, {
      community: community.id,
      now,
      causes: [{ rule: rule.id, key: newId(), subject: subject.id, depth: 0 }],
    })
    record(rulePressed, subject.id, { ruleId: rule.id })
    afterCommit(nudgeDeliveries)
    return {}
  },
})

handle(listRuns, {
  find: findRule,
  allow: mayReadRule,
  async run({ db, actor, community, found: { rule }, input: { after = null, most } }) {
    const rows = await db.rows(
      runsOf({ ...seerOf(actor), community: community.id, rule: rule.id, after, most: most + 1 }),
    )
    return pageOf(rows, most, (last) => last.id)
  },
})

handle(tryRule, {
  async find(about): Promise<(RuleSeen & { subject: SubjectSeen | null }) | undefined> {
    const { ruleId, subjectId } = about.input
    if (subjectId !== undefined) return findWith({ ...about, input: { ruleId, subjectId } })
    const seen = await findRule(about)
    return seen && { ...seen, subject: null }
  },
  allow: mayChange,
  async run({ db, house, community, found, refuse }) {
    const { rule, subject } = found
    const about = triggerNamed(rule.trigger)?.about ?? null
    if (about !== (subject?.kind ?? null)) throw refuse('no_subject')
    const owner = await db.one(ownerOf({ community: community.id, id: rule.id }))
    const asked = { rule, subject: subject?.id ?? null, owner: owner?.memberId ?? null, zone: community.timeZone }
    const conditions = await conditionsOf(house, community.id, asked)
    const by = { via: 'intent' as const, personId: owner?.personId ?? null }
    const actions: (string | null)[] = []
    for (const { name, given } of rule.actions) {
      const does = actionNamed(name)?.does({ place: rule.placeId, subjectId: subject?.id ?? null, given })
      actions.push(
        does
          ? await wouldRefuse(house, does.operation, does.input, { by, community: community.slug })
          : 'no_such_action',
      )
    }
    return { conditions, actions }
  },
})

/** Over the subject itself and whatever it stands below. */
const buttonsOn = prepared(
  (a: { community: string; subject: string; triggers: string[] }) => sql<{ ruleId: string; name: string }>`
    with recursive above as (
      select id, parent_id from subject where community_id = ${a.community} and id = ${a.subject}
      union all
      select s.id, s.parent_id from above join subject s on s.community_id = ${a.community} and s.id = above.parent_id
    )
    select r.id as rule_id, r.name from rule r join above on above.id = r.place_id
    where r.community_id = ${a.community} and r.trigger = any(${a.triggers}::text[]) and r.paused_at is null
    order by r.created_at, r.id`,
)

const runsOf = prepared(
  (a: Seer & { community: string; rule: string; after: string | null; most: number }) => sql<Run>`
    select i.id, i.at, i.state, i.results, (select json_build_object('id', s.id, 'kind', s.kind, 'title', s.title) from subject s
      where s.community_id = i.community_id and s.id = i.subject_id and ${visible(a)}) as subject
    from rule_run i where i.community_id = ${a.community} and i.rule_id = ${a.rule}
      and (${a.after}::uuid is null or i.id < ${a.after}::uuid)
    order by i.id desc limit ${a.most}`,
)
