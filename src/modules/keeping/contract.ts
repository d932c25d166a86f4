/** Keeping: what one wants to come back to. Saved messages and reminders; nobody else learns of them. */
import * as z from 'zod'
import { activity, Id, Instant, Nothing, operation, Page } from '#kernel/contract.ts'
import { Author } from '#modules/communities/contract.ts'
import { command } from '#modules/conversation/contract-commands.ts'
import { When } from '#modules/conversation/contract-scheduled.ts'

const Place = z.object({ id: Id, kind: z.string(), title: z.string().describe('empty in direct conversations') })
const About = z.object({ id: Id, threadId: Id.nullable(), author: Author, at: Instant })
const excerpt = z.string().describe('plain text, at most 140 characters; names as I may see them')

export const Saved = z.object({
  id: Id,
  subject: Place,
  message: About,
  excerpt,
  at: Instant.describe('when it was saved'),
  doneAt: Instant.nullable(),
})
export type Saved = z.output<typeof Saved>

const ofMessage = z.object({ messageId: Id })

export const saveMessage = operation({
  name: 'keeping.saveMessage',
  does: 'Save a message for later, for me only',
  http: 'PUT /messages/{messageId}/saved',
  input: ofMessage,
  output: Nothing,
  refusals: ['deleted', 'too_many_saved'],
})
export const unsaveMessage = operation({
  name: 'keeping.unsaveMessage',
  does: 'No longer keep a message I saved',
  http: 'DELETE /messages/{messageId}/saved',
  effect: 'write',
  input: ofMessage,
  output: Nothing,
})
export const markDone = operation({
  name: 'keeping.markDone',
  does: 'Tick off what I saved, or take the tick away',
  http: 'PUT /saved/{savedId}/done',
  input: z.object({ savedId: Id, done: z.boolean() }),
  output: Nothing,
})
export const listSaved = operation({
  name: 'keeping.listSaved',
  does: 'Read what I saved and may still see, newest first',
  http: 'GET /saved',
  input: z.object({
    done: z.boolean().optional().describe('true: what is ticked off instead'),
    after: z.string().max(80).optional().describe('`next` of a page'),
    most: z.number().int().min(1).max(100).default(30),
  }),
  output: Page(Saved),
})
export const listSavedOn = operation({
  name: 'keeping.listSavedOn',
  does: 'Which messages of a subject I have saved and not ticked off',
  http: 'GET /subjects/{subjectId}/saved',
  input: z.object({ subjectId: Id }),
  output: z.object({ messageIds: z.array(Id) }),
})

export const Reminder = z.object({
  id: Id,
  subject: Place.nullable().describe('null: I no longer see where I asked for it'),
  message: About.nullable().describe('null: of own words'),
  excerpt,
  dueAt: Instant,
})
export type Reminder = z.output<typeof Reminder>

export const remind = operation({
  name: 'keeping.remind',
  does: 'Remind me of a message, or of words I say along: "in 2 hours buy cake"',
  http: 'POST /subjects/{subjectId}/reminders',
  input: z.object({ subjectId: Id, messageId: Id.optional().describe('what to be reminded of'), when: When }),
  output: Reminder,
  refusals: ['no_moment', 'in_the_past', 'too_far', 'nothing_to_remind', 'too_long', 'deleted', 'too_many_reminders'],
})
export const listReminders = operation({
  name: 'keeping.listReminders',
  does: 'Read my reminders that are still to come, next first',
  http: 'GET /reminders',
  input: z.object({}),
  output: z.object({ items: z.array(Reminder) }),
})
export const remindCommand = command(remind, {
  names: { en: 'remind', de: 'erinnern' },
  takes: true,
  refreshes: [listReminders],
  input: (when, { subjectId }) => (when ? { subjectId, when } : { refused: 'no_moment' }),
})

export const changeReminder = operation({
  name: 'keeping.changeReminder',
  does: 'Be reminded at another time',
  http: 'PATCH /reminders/{reminderId}',
  input: z.object({ reminderId: Id, when: When }),
  output: Reminder,
  refusals: ['no_moment', 'in_the_past', 'too_far', 'already_reminded'],
})
export const dropReminder = operation({
  name: 'keeping.dropReminder',
  does: 'Take a reminder back',
  http: 'DELETE /reminders/{reminderId}',
  effect: 'write',
  input: z.object({ reminderId: Id }),
  output: Nothing,
})

/** Done by the house itself when the hour has come. */
export const giveReminder = operation({
  name: 'keeping.giveReminder',
  does: 'Give a reminder whose time has come, if its member may still see what it is about',
  http: 'POST /reminders/{reminderId}/give',
  hidden: ['http', 'mcp'],
  byToken: false,
  input: z.object({ reminderId: Id }),
  output: Nothing,
})
export const reminderDue = activity({
  kind: 'keeping.reminder_due',
  data: z.object({ reminderId: Id, memberId: Id, messageId: Id.nullable() }),
})
