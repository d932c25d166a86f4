/** A public form as whoever has its link sees and sends it: only the page at that link offers this. */
import * as z from 'zod'
import { Nothing, operation } from '#kernel/contract.ts'
import { Language } from '#modules/people/contract.ts'
import { Answers, Form, sendRefusals } from './contract.ts'

const byLink = { byToken: false, hidden: ['http', 'mcp'] } as const
const Secret = z.string().regex(/^[\w-]{22}$/, 'the last part of the link')

export const readPublicForm = operation({
  ...byLink,
  name: 'forms.readPublicForm',
  does: 'Read a public form by its link, with the token that an answer needs',
  http: 'POST /public-forms/read',
  effect: 'read',
  input: z.object({
    secret: Secret,
    language: Language,
    token: z.string().max(500).optional().describe('one handed out before: kept where it still serves'),
    renews: z.boolean().default(false).describe('another question, as old as the one before'),
  }),
  output: z.object({
    community: z.object({ name: z.string(), color: z.string(), slug: z.string() }),
    ...Form.pick({ title: true, intro: true, thanks: true, state: true, version: true, questions: true }).shape,
    token: z.string(),
    sum: z.string().nullable().describe('asked in words, where many answers came lately'),
  }),
})
export type PublicForm = z.output<typeof readPublicForm.output>

export const sendPublicForm = operation({
  ...byLink,
  name: 'forms.sendPublicForm',
  does: 'Fill in a public form: what is sent becomes a task that nobody is named at',
  http: 'POST /public-forms/send',
  input: z.object({
    secret: Secret,
    version: z.number().int(),
    answers: Answers,
    token: z.string().max(500),
    sum: z.string().max(100).default(''),
    website: z.string().max(500).default('').describe('left empty by people'),
  }),
  output: Nothing,
  refusals: [
    ...sendRefusals,
    'token_too_fast',
    'token_too_old',
    'token_used',
    'sum_wrong',
    'sum_needed',
    'too_busy',
    'enough_today',
  ],
})
