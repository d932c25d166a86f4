import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { inCommunity } from '#web/community.ts'
import { useHere } from '#web/here.ts'
import { TextField } from '#web/kit/fields.tsx'
import { toast } from '#web/kit/toast.ts'
import { useAction } from '#web/query.ts'
import { useErrorFocus, useRefusal } from '#web/refusal.ts'
import { type BoardWhole, listBoards } from '../../contract.ts'
import { duplicateBoard, listTemplates, makeTemplate } from '../../copies/contract.ts'
import styles from '../board/BoardSettings.module.css'
import { MAX_NAME } from '../board/bounds.ts'
import { FormDialog } from '../FormDialog.tsx'
import { useWhoSees, WhoSees } from '../share/WhoSees.tsx'
import { TasksToo } from './TasksToo.tsx'

type Audience = 'same' | 'circle' | 'direct'
type Props = { board: BoardWhole; as: 'copy' | 'template'; onClose: () => void }

/** A board like this one, or a template of it; of a template: a board that begins with it. */
export default function CopyBoard({ board, as, onClose }: Props) {
  const { t } = useTranslation('boards')
  const words = useRefusal('boards')
  const { community } = useHere()
  const navigate = useNavigate()
  const isBegun = board.isTemplate
  const [title, setTitle] = useState(
    as === 'template' || isBegun ? board.title : t('ui.copy.title_of', { title: board.title }).slice(0, MAX_NAME),
  )
  const [withTasks, setWithTasks] = useState(true)
  const [firstDay, setFirstDay] = useState('')
  const who = useWhoSees<Audience>('same')
  const [isTried, setTried] = useState(false)
  const goTo = ({ id }: { id: string }) => {
    onClose()
    void navigate({ to: inCommunity(community.slug, 'boards', id) })
  }
  const copy = useAction(duplicateBoard, { refreshes: [listBoards], onDone: goTo })
  const keep = useAction(makeTemplate, {
    refreshes: [listBoards, listTemplates],
    onDone(made) {
      onClose()
      const action = { label: t('ui.task.open'), run: () => goTo(made) }
      toast({ text: t('ui.copy.kept', { title: made.title }), action })
    },
  })
  const doing = as === 'template' ? keep : copy
  const form = useErrorFocus(doing.error)
  const isNameless = !title.trim()
  const submit = () => {
    setTried(true)
    if (isNameless || who.isMissing) return
    const said = { boardId: board.id, title: title.trim(), withTasks }
    if (as === 'template') return keep.mutate(said)
    const { purpose } = board
    copy.mutate({
      ...said,
      ...(who.audience !== 'same' && { audience: who.audience }),
      ...who.said,
      ...(withTasks && firstDay && { firstDay }),
      ...(purpose && purpose.kind !== 'goal' && purpose.kind !== 'value' && { purpose: { kind: purpose.kind } }),
      ...(purpose?.id &&
        (purpose.kind === 'goal' || purpose.kind === 'value') && {
          purpose: { kind: purpose.kind, id: purpose.id },
        }),
    })
  }
  const cards: { value: Audience; label: string; text: string }[] = [
    { value: 'same', label: t('ui.copy.for_same'), text: t('ui.copy.for_same_text') },
    ...(board.audience === 'community' || board.audience === 'public'
      ? [{ value: 'circle' as const, label: t('ui.boards.for_circle'), text: t('ui.copy.for_circle_text') }]
      : []),
    { value: 'direct', label: t('ui.boards.for_direct'), text: t('ui.boards.for_direct_text') },
  ]
  return (
    <FormDialog
      title={t(as === 'template' ? 'ui.copy.template_title' : isBegun ? 'ui.copy.begin_title' : 'ui.copy.title')}
      send={t(as === 'template' ? 'ui.copy.keep' : isBegun ? 'ui.boards.make' : 'ui.copy.do')}
      isSending={doing.isPending}
      form={form}
      onSend={submit}
      onClose={onClose}
    >
      {as === 'template' && <p className={styles.quiet}>{t('ui.copy.template_text')}</p>}
      <TextField
        label={t('ui.board.name')}
        value={title}
        maxLength={MAX_NAME}
        error={(isTried && isNameless && t('ui.boards.name_missing')) || words(doing.error)}
        onChange={(event) => setTitle(event.target.value)}
        data-autofocus
      />
      <TasksToo
        {...{ withTasks, firstDay }}
        hasDays={as === 'copy' && board.tasks.some(({ startsOn, dueOn }) => startsOn || dueOn)}
        onTasks={setWithTasks}
        onFirstDay={setFirstDay}
      />
      {as === 'copy' && <WhoSees cards={cards} who={who} isTried={isTried} />}
      <p className={styles.quiet}>{t('ui.copy.comes')}</p>
    </FormDialog>
  )
}
