/** Own fields of a board: what it asks of its tasks beside what every task has. */
import * as z from 'zod'
import { activity, Day, Id, Nothing, operation } from '#kernel/contract.ts'
import { Name } from '#modules/communities/contract.ts'
import { Field, ofBoard, Tone } from '../contract.ts'
import { After } from '../lists/contract.ts'
import { ofTask, Task } from '../task/contract.ts'

export const MOST_FIELDS = 50
/** Of one field. */
export const MOST_OPTIONS = 200

const FieldName = Name.max(80)
const OptionName = Name.max(120)
const ofField = z.object({ fieldId: Id })
const ofOption = z.object({ optionId: Id })
const option = { name: OptionName, tone: Tone.nullable().optional() }

export const addField = operation({
  name: 'boards.addField',
  does: 'Add an own field to a board; at most 50. A choice comes with its options',
  http: 'POST /boards/{boardId}/fields',
  input: ofBoard.extend({
    name: FieldName,
    kind: Field.shape.kind,
    onCard: z.boolean().default(false).describe('shown on cards'),
    options: z.array(z.object(option)).max(MOST_OPTIONS).default([]).describe('only for a choice'),
    after: After,
  }),
  output: Field,
  refusals: ['archived', 'too_many_fields', 'has_no_options'],
})
export const changeField = operation({
  name: 'boards.changeField',
  does: 'Rename an own field, or say whether cards show it',
  http: 'PATCH /fields/{fieldId}',
  input: ofField.extend({ name: FieldName.optional(), onCard: z.boolean().optional() }),
  output: Field,
  refusals: ['archived'],
})
export const moveField = operation({
  name: 'boards.moveField',
  does: 'Move an own field to another place among its like',
  http: 'POST /fields/{fieldId}/move',
  input: ofField.extend({ after: After }),
  output: Field,
  refusals: ['archived'],
})
export const removeField = operation({
  name: 'boards.removeField',
  does: 'Remove an own field with what all tasks say in it',
  http: 'DELETE /fields/{fieldId}',
  input: ofField,
  output: Nothing,
  refusals: ['archived'],
})
export const countValues = operation({
  name: 'boards.countValues',
  does: 'Count the tasks that say something in an own field, by option too; archived ones and parts as well',
  http: 'GET /fields/{fieldId}/values',
  input: ofField,
  output: z.object({ tasks: z.number().int(), options: z.record(Id, z.number().int()).describe('by their ids') }),
})

export const addOption = operation({
  name: 'boards.addOption',
  does: 'Add an option to a choice; at most 200',
  http: 'POST /fields/{fieldId}/options',
  input: ofField.extend({ ...option, after: After }),
  output: Field,
  refusals: ['archived', 'too_many_options', 'has_no_options'],
})
export const changeOption = operation({
  name: 'boards.changeOption',
  does: 'Change the name or the tone of an option',
  http: 'PATCH /field-options/{optionId}',
  input: ofOption.extend({ name: OptionName.optional(), tone: option.tone }),
  output: Field,
  refusals: ['archived'],
})
export const moveOption = operation({
  name: 'boards.moveOption',
  does: 'Move an option to another place in its choice',
  http: 'POST /field-options/{optionId}/move',
  input: ofOption.extend({ after: After }),
  output: Field,
  refusals: ['archived'],
})
export const removeOption = operation({
  name: 'boards.removeOption',
  does: 'Remove an option; tasks that had it say nothing there any more',
  http: 'DELETE /field-options/{optionId}',
  effect: 'destroy',
  input: ofOption,
  output: Field,
  refusals: ['archived'],
})

export const setValue = operation({
  name: 'boards.setValue',
  does: 'Say what a task has in an own field of its home board',
  http: 'PUT /tasks/{taskId}/values/{fieldId}',
  perMinute: 300,
  input: ofTask.extend({
    fieldId: Id,
    value: z
      .union([z.string().max(4_000), z.number(), z.boolean()])
      .nullable()
      .describe(
        'by the kind of the field: text, number, day (2026-09-17), id of an option, yes or no, id of a member; null empties',
      ),
  }),
  output: Task,
  refusals: ['archived', 'does_not_fit', 'no_such_option', 'no_such_member'],
})

/** What fits into a field of this kind. Ids are looked up besides. */
export const fitting = {
  text: z.string().trim().min(1).max(4_000),
  number: z.number().min(-1e15).max(1e15),
  date: Day,
  choice: Id,
  checkbox: z.literal(true),
  person: Id,
} as const satisfies Record<Field['kind'], z.ZodType>

const field = z.object({ fieldId: Id })
export const fieldAdded = activity({ kind: 'boards.field_added', data: field })
export const fieldChanged = activity({ kind: 'boards.field_changed', data: field })
export const fieldRemoved = activity({ kind: 'boards.field_removed', data: field })
