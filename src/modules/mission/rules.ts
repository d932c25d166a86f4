/** Who may steer the mission. Visibility was decided before: a rule only sees what its actor can see. */
import type { Actor } from '#kernel/tenancy.ts'

type GoalPlace = { audience: string; createdBy: string | null; ownerId: string | null; isCircleHost: boolean }
type Placing = { parent: GoalPlace | null; audience: string; isHost: boolean }
type Measured = { recordedBy: string | null; goal: GoalPlace }

const isSteward = (actor: Actor): boolean => actor.role === 'steward' || actor.role === 'owner'

export const isMember = ({ actor }: { actor: Actor }): boolean => actor.kind === 'member'
/** Members and guests: whoever has a place here. */
export const isInside = ({ actor }: { actor: Actor }): boolean => actor.kind === 'member' || actor.kind === 'guest'

/** What of a public goal is not shown to everyone is the members' own; elsewhere whoever sees the goal sees all of it. */
export const isMeantFor = (actor: Actor, metric: { isPublic: boolean; goal: { audience: string } }): boolean =>
  metric.isPublic || metric.goal.audience !== 'public' || actor.kind === 'member'

export const mayWriteCharter = ({ actor }: { actor: Actor }): boolean => actor.kind === 'member' && isSteward(actor)

/** Stewards; in a circle its hosts; below a goal whoever carries it. What the public sees is for stewards to say. */
export const mayCreateGoal = ({ actor, found }: { actor: Actor; found: Placing }): boolean =>
  actor.kind === 'member' &&
  (isSteward(actor) ||
    (found.audience !== 'public' &&
      (found.isHost || (found.parent !== null && mayTendGoal({ actor, found: found.parent })))))

/** Whether there is any place where they could. */
export const maySteerAnywhere = ({ actor, found }: { actor: Actor; found: { hosts: boolean; carries: boolean } }) =>
  actor.kind === 'member' && (isSteward(actor) || found.hosts || found.carries)

export const mayTendGoal = ({ actor, found }: { actor: Actor; found: GoalPlace }): boolean =>
  actor.kind === 'member' &&
  (isSteward(actor) ||
    found.isCircleHost ||
    found.ownerId === actor.memberId ||
    (found.createdBy === actor.memberId && found.ownerId === null))

export const mayCorrect = ({ actor, found }: { actor: Actor; found: Measured }): boolean =>
  actor.kind === 'member' && (found.recordedBy === actor.memberId || mayTendGoal({ actor, found: found.goal }))
