/** Rules: when something happens, if it is so, then something is done. What there is to choose from is registered by modules. */
import * as z from 'zod'
import { activity, Id, Instant, Nothing, operation, Page } from '#kernel/contract.ts'
import { Author, Name, paging } from '#modules/communities/contract.ts'

/** On one subject. */
export const MOST_RULES = 50
export const MOST_CONDITIONS = 10
export const MOST_ACTIONS = 10
/** In an hour; beyond it a rule is paused and its owner told. */
export const MOST_RUNS = 200
/** Rules that set each other off: so many in one chain. */
export const MOST_DEPTH = 5

/** What is asked for, by name: ids of choices, words, numbers of days, `HH:MM`. */
const Given = z.record(
  z.string().max(40),
  z.union([z.string().max(4_000), z.number().int().min(-1_000).max(1_000_000), z.array(z.string().max(60)).max(50)]),
)
export type Given = z.output<typeof Given>

export const Condition = z.object({
  field: z.string().max(60),
  test: z.enum([
    ...['is', 'is_not', 'has', 'has_not', 'empty', 'not_empty', 'contains', 'lacks'],
    ...['yes', 'no', 'at_least', 'at_most', 'within_days', 'past'],
  ] as const),
  value: z
    .union([z.string().max(200), z.number().min(-1_000_000).max(1_000_000)])
    .nullable()
    .default(null),
})
export type Condition = z.output<typeof Condition>

export const RuleText = z.object({
  name: Name.max(120),
  trigger: z.object({ name: z.string().max(60), given: Given }),
  conditions: z.array(Condition).max(MOST_CONDITIONS).describe('all must be true'),
  actions: z
    .array(z.object({ name: z.string().max(60), given: Given }))
    .min(1)
    .max(MOST_ACTIONS)
    .describe('done in this order; the first that is refused ends it'),
})
export type RuleText = z.output<typeof RuleText>

export const Rule = RuleText.extend({
  id: Id,
  placeId: Id,
  owner: Author.describe('whoever wrote it last: it may do what they may'),
  pausedAt: Instant.nullable(),
  pausedBecause: z.enum(['too_often', 'owner_gone']).nullable(),
  lastRunAt: Instant.nullable(),
  can: z.object({ change: z.boolean() }),
})
export type Rule = z.output<typeof Rule>

const Param = z.object({
  name: z.string(),
  kind: z.string().describe('text, days, time, weekdays, or a kind with choices'),
  isOptional: z.boolean(),
})
export type Param = z.output<typeof Param>
const Means = z.object({ name: z.string(), params: z.array(Param) })

export const getMeans = operation({
  name: 'automation.getMeans',
  does: 'Read what rules on a subject can be made of: what sets them off, what can be asked, what can be done',
  http: 'GET /subjects/{placeId}/rules/means',
  input: z.object({ placeId: Id }),
  output: z.object({
    triggers: z.array(Means.extend({ about: z.string().nullable().describe('the kind of subject it is about') })),
    fields: z.array(
      z.object({
        of: z.string(),
        name: z.string(),
        is: z.enum(['id', 'ids', 'text', 'number', 'flag', 'day']),
        kind: z.string().nullable(),
      }),
    ),
    actions: z.array(Means.extend({ about: z.string().nullable().describe('null: needs nothing that is there') })),
    choices: z.record(z.string(), z.array(z.object({ id: z.string(), title: z.string() }))),
  }),
})

export const listRules = operation({
  name: 'automation.listRules',
  does: 'List the rules on a subject, in the order in which they were made',
  http: 'GET /subjects/{placeId}/rules',
  input: z.object({ placeId: Id }),
  output: z.object({ items: z.array(Rule), can: z.object({ make: z.boolean() }) }),
})

const refusals = ['archived', 'no_such_trigger', 'no_such_field', 'no_such_action', 'wrong_given'] as const

export const makeRule = operation({
  name: 'automation.makeRule',
  does: 'Make a rule on a subject; at most 50',
  http: 'POST /subjects/{placeId}/rules',
  perMinute: 30,
  input: RuleText.extend({ placeId: Id }),
  output: Rule,
  refusals: [...refusals, 'too_many_rules'],
})
const ofRule = z.object({ ruleId: Id })
export const changeRule = operation({
  name: 'automation.changeRule',
  does: 'Write a rule anew; from now on it runs as me',
  http: 'PUT /rules/{ruleId}',
  input: RuleText.extend({ ruleId: Id }),
  output: Rule,
  refusals,
})
export const pauseRule = operation({
  name: 'automation.pauseRule',
  does: 'Pause a rule, or let it run again; what happened meanwhile is not done',
  http: 'PUT /rules/{ruleId}/pause',
  input: ofRule.extend({ isPaused: z.boolean() }),
  output: Rule,
})
export const deleteRule = operation({
  name: 'automation.deleteRule',
  does: 'Delete a rule with what is known of its runs',
  http: 'DELETE /rules/{ruleId}',
  input: ofRule,
  output: Nothing,
})

export const Run = z.object({
  id: Id,
  at: Instant,
  state: z.enum(['waiting', 'done', 'unmet', 'refused', 'too_deep']),
  subject: z
    .object({ id: Id, kind: z.string(), title: z.string() })
    .nullable()
    .describe('null: none, or not for me to see'),
  results: z.array(z.string().nullable()).describe('of each action in its order: the code it was refused with'),
})
export type Run = z.output<typeof Run>

export const listRuns = operation({
  name: 'automation.listRuns',
  does: 'List what a rule did in the last 30 days, newest first',
  http: 'GET /rules/{ruleId}/runs',
  input: ofRule.extend({ ...paging, after: Id.optional().describe('`next` of the page before') }),
  output: Page(Run),
})

export const tryRule = operation({
  name: 'automation.tryRule',
  does: 'See what a rule would do with a subject right now, without doing it',
  http: 'POST /rules/{ruleId}/try',
  effect: 'read',
  input: ofRule.extend({ subjectId: Id.optional().describe('left out where its trigger is about nothing') }),
  output: z.object({
    conditions: z.array(z.boolean()),
    actions: z
      .array(z.string().nullable())
      .describe('null: would be done; otherwise the code it would be refused with'),
  }),
  refusals: ['no_subject'],
})

export const listButtons = operation({
  name: 'automation.listButtons',
  does: 'List the buttons that rules offer on a subject',
  http: 'GET /subjects/{subjectId}/buttons',
  input: z.object({ subjectId: Id }),
  output: z.object({ items: z.array(z.object({ ruleId: Id, name: z.string() })) }),
})
export const pressButton = operation({
  name: 'automation.pressButton',
  does: 'Press the button of a rule on a subject',
  http: 'POST /rules/{ruleId}/press',
  perMinute: 30,
  input: ofRule.extend({ subjectId: Id }),
  output: Nothing,
  refusals: ['paused', 'archived'],
})

const data = z.object({ ruleId: Id })
export const ruleMade = activity({ kind: 'automation.rule_made', data })
export const ruleChanged = activity({ kind: 'automation.rule_changed', data })
export const rulePaused = activity({
  kind: 'automation.rule_paused',
  data: data.extend({
    isPaused: z.boolean(),
    memberId: Id.nullable().describe('who must know: it was paused for them'),
  }),
})
export const ruleDeleted = activity({ kind: 'automation.rule_deleted', data })
export const rulePressed = activity({ kind: 'automation.rule_pressed', data })

/** What rules do themselves. */
export const tellMember = operation({
  name: 'automation.tellMember',
  does: 'Point somebody to a subject that they may see',
  http: 'POST /subjects/{subjectId}/tell',
  perMinute: 20,
  input: z.object({ subjectId: Id, memberId: Id }),
  output: Nothing,
})
export const memberTold = activity({ kind: 'automation.member_told', data: z.object({ memberId: Id }) })
