/** Which goals everyone may see, and what was learned with them. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { handle } from '#kernel/perform.ts'
import { when } from '#kernel/when.ts'
import { setOpenness } from '#modules/subjects/offers.ts'
import { getLearned, goalShown, learnedSaid, sayLearned, showGoal } from './contract-impact.ts'
import { findGoal } from './find.ts'
import { readGoal } from './goal-page.ts'
import { mayTendGoal, mayWriteCharter } from './rules.ts'

handle(showGoal, {
  find: (about) => findGoal(about, about.input.goalId),
  // What the public sees is for stewards to say, as when a goal is set.
  allow: mayWriteCharter,
  async run(about) {
    const { community, house, input, found: goal, record, refuse, afterCommit } = about
    const { audience } = input
    if (goal.audience !== 'public' && goal.audience !== 'community') throw refuse('not_for_everyone')
    if (goal.audience === audience) return readGoal(about, goal)
    await setOpenness(about, { id: goal.id, audience, along: ['reading'] })
    record(goalShown, goal.id, { audience })
    // Guests see what is public: whoever watches is looked at again.
    afterCommit(() => house.bus.forget({ community: community.id }))
    return readGoal(about, { ...goal, audience })
  },
})

handle(getLearned, {
  find: (about) => findGoal(about, about.input.goalId),
  allow: () => true,
  async run({ db, community, found }) {
    return (await db.one(learnedOf({ community: community.id, id: found.id })))!
  },
})

handle(sayLearned, {
  find: (about) => findGoal(about, about.input.goalId),
  allow: mayTendGoal,
  async run({ db, community, input, found, record }) {
    const { learned } = input
    db.send(sql`update goal set learned = ${learned} where community_id = ${community.id} and id = ${found.id}`)
    record(learnedSaid, found.id, {})
    return { learned }
  },
})

// Whoever looks at lists and pages sees the change; what is said about a goal stays among members, also of a public one.
when(goalShown, { topics: ['community'], level: 'quiet', history: true })
when(learnedSaid, { topics: ['audience'], level: 'quiet', history: true })

type At = { community: string; id: string }

const learnedOf = prepared(
  (a: At) => sql<{ learned: string }>`select learned from goal where community_id = ${a.community} and id = ${a.id}`,
)
