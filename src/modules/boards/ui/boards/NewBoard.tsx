import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PurposeField } from '#modules/mission/ui/PurposeField.tsx'
import type { Purpose } from '#modules/subjects/contract.ts'
import { inCommunity } from '#web/community.ts'
import { useHere } from '#web/here.ts'
import { SelectField, TextField } from '#web/kit/fields.tsx'
import { soonFocusFirstError } from '#web/kit/focus-first-error.ts'
import { useAction, useQuery } from '#web/query.ts'
import { useErrorFocus, useRefusal } from '#web/refusal.ts'
import { listBoards, makeBoard } from '../../contract.ts'
import { duplicateBoard, listTemplates, type Template } from '../../copies/contract.ts'
import { MAX_NAME } from '../board/bounds.ts'
import { FormDialog } from '../FormDialog.tsx'
import { useWhoSees, WhoSees } from '../share/WhoSees.tsx'
import { TasksToo } from './TasksToo.tsx'

const audiences = ['community', 'circle', 'direct', 'public'] as const
type Audience = (typeof audiences)[number]
/** Which lists it begins with; their names are words. In the last one tasks are done. */
const presets = { simple: 3, planning: 4, gathering: 4, empty: 0 } as const
type Preset = keyof typeof presets

/** Never for more people than the template: the house says the same. */
const isWithin = (one: Audience, { audience }: Template): boolean =>
  audience === 'public' ||
  one === 'direct' ||
  (audience === 'community' && one !== 'public') ||
  (audience === 'circle' && one === 'circle')

export function NewBoard({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('boards')
  const words = useRefusal('boards')
  const { community } = useHere()
  const navigate = useNavigate()
  const [title, setTitle] = useState('')
  const who = useWhoSees<Audience>('community')
  const [purpose, setPurpose] = useState<Purpose>()
  const [begin, setBegin] = useState<string>('simple')
  const [withTasks, setWithTasks] = useState(true)
  const [firstDay, setFirstDay] = useState('')
  const [isTried, setTried] = useState(false)
  const templates = useQuery(listTemplates, {}).data?.items ?? []
  const template = templates.find(({ id }) => id === begin)
  const preset = template ? 'empty' : (begin as Preset)
  const doing = {
    refreshes: [listBoards],
    onDone({ id }: { id: string }) {
      onClose()
      void navigate({ to: inCommunity(community.slug, 'boards', id) })
    },
  }
  const plain = useAction(makeBoard, doing)
  const copy = useAction(duplicateBoard, doing)
  const make = template ? copy : plain
  const form = useErrorFocus(make.error)
  const listsOf = (of: Preset) =>
    Array.from({ length: presets[of] }, (_, n) => ({
      title: t(`ui.boards.${of}_${n + 1}`),
      closes: n === presets[of] - 1,
    }))
  const previewOf = ({ lists, tasks }: Template) =>
    t('ui.boards.template_tasks', { lists: lists.join(' · '), count: tasks })
  const audiencesHere = audiences.filter((one) => !template || isWithin(one, template))
  const chooseBegin = (value: string) => {
    setBegin(value)
    const chosen = templates.find(({ id }) => id === value)
    if (chosen && !isWithin(who.audience, chosen)) who.choose(chosen.audience, chosen.circle?.id ?? '')
  }
  const isNameless = !title.trim()
  const submit = () => {
    setTried(true)
    if (isNameless || who.isMissing) return soonFocusFirstError(form.current)
    const said = {
      title: title.trim(),
      audience: who.audience,
      ...who.said,
      ...(purpose && { purpose }),
    }
    if (!template) return plain.mutate({ ...said, lists: listsOf(preset) })
    copy.mutate({ ...said, boardId: template.id, withTasks, ...(withTasks && firstDay && { firstDay }) })
  }
  return (
    <FormDialog
      title={t('ui.boards.new')}
      send={t('ui.boards.make')}
      isSending={make.isPending}
      form={form}
      onSend={submit}
      onClose={onClose}
    >
      <TextField
        label={t('ui.board.name')}
        value={title}
        maxLength={MAX_NAME}
        error={(isTried && isNameless && t('ui.boards.name_missing')) || words(make.error)}
        onChange={(event) => setTitle(event.target.value)}
        data-autofocus
      />
      <SelectField
        label={t('ui.boards.first_lists')}
        choices={[
          ...templates.map(({ id, title }) => ({ value: id, label: t('ui.boards.as_template', { title }) })),
          ...(Object.keys(presets) as Preset[]).map((value) => ({ value, label: t(`ui.boards.preset_${value}`) })),
        ]}
        value={begin}
        help={
          template
            ? previewOf(template)
            : listsOf(preset)
                .map((list) => list.title)
                .join(' · ') || t('ui.boards.preset_empty_text')
        }
        onChange={(event) => chooseBegin(event.target.value)}
      />
      {template && template.tasks > 0 && (
        <TasksToo
          {...{ withTasks, firstDay, hasDays: template.hasDays }}
          onTasks={setWithTasks}
          onFirstDay={setFirstDay}
        />
      )}
      <WhoSees
        cards={audiencesHere.map((value) => ({
          value,
          label: t(`ui.boards.for_${value}`),
          text: t(`ui.boards.for_${value}_text`),
        }))}
        who={who}
        isTried={isTried}
      />
      <PurposeField value={purpose} onChange={setPurpose} />
    </FormDialog>
  )
}
