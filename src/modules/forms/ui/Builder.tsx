/** Making a form, or changing one: what it asks, where the answers go, and how it will look. */
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type BoardWhole, getBoard } from '#modules/boards/contract.ts'
import { inCommunity } from '#web/community.ts'
import { Form as AskForm } from '#web/Form.tsx'
import { useHere } from '#web/here.ts'
import { Button } from '#web/kit/Button.tsx'
import { ColumnHead } from '#web/kit/ColumnHead.tsx'
import { EmptyState } from '#web/kit/EmptyState.tsx'
import { TextArea, TextField } from '#web/kit/fields.tsx'
import { RadioCards } from '#web/kit/RadioCards.tsx'
import { Skeletons } from '#web/kit/Skeletons.tsx'
import { toast } from '#web/kit/toast.ts'
import { NotFound } from '#web/NotFound.tsx'
import { Place } from '#web/Place.tsx'
import { useAction, useQuery } from '#web/query.ts'
import { useTitle } from '#web/title.ts'
import { type Answers, changeForm, type Form, getForm, listForms, makeForm } from '../contract.ts'
import { Asking } from './Asking.tsx'
import styles from './Builder.module.css'
import { asAsked, type Draft, draftOf, isWhole, newDraft, sentAs } from './draft.ts'
import { Markdown } from './FillIn.tsx'
import { Questions } from './Questions.tsx'
import { TaskPart } from './TaskPart.tsx'

export default function Builder() {
  const { t } = useTranslation('forms')
  const { community } = useHere()
  const at = useParams({ strict: false }) as { form?: string; board?: string }
  const asked = useQuery(getForm, { formId: at.form ?? '' }, { enabled: at.form !== undefined })
  const form = asked.data
  const boardId = at.board ?? form?.boardId
  const board = useQuery(getBoard, { boardId: boardId ?? '' }, { enabled: boardId !== undefined })
  const title = form?.title ?? t('build.new')
  useTitle(title, community.name)
  const isGone = (asked.error ?? board.error)?.code === 'not_found'
  if (isGone || form?.can.change === false || board.data?.can.tend === false) return <NotFound />
  const back = boardId && { back: inCommunity(community.slug, 'boards', boardId, 'forms') }
  const isThere = board.data && (at.form === undefined || form)
  return (
    <Place area="tasks" head={<ColumnHead title={title} level={1} below={board.data?.title} {...(back || {})} />}>
      {isThere ? <Building key={form?.id} board={board.data} form={form} /> : <Skeletons count={5} />}
    </Place>
  )
}

function Building({ board, form }: { board: BoardWhole; form: Form | undefined }) {
  const { t } = useTranslation('forms')
  const { community } = useHere()
  const navigate = useNavigate()
  const [draft, setDraft] = useState<Draft>(() =>
    form ? draftOf(form) : newDraft(board.lists[0]?.id ?? '', t('build.title_new')),
  )
  const [tried, setTried] = useState(false)
  const [answers, setAnswers] = useState<Answers>({})
  const set = (to: Partial<Draft>) => setDraft((was) => ({ ...was, ...to }))
  const onDone = () => {
    toast({ text: t('build.saved') })
    void navigate({ to: inCommunity(community.slug, 'boards', board.id, 'forms') })
  }
  const make = useAction(makeForm, { refreshes: [listForms], onDone })
  const change = useAction(changeForm, { refreshes: [listForms, getForm], onDone })
  const { isPending, error } = form ? change : make
  if (board.lists.length === 0) return <EmptyState title={t('build.new')} text={t('build.list_missing')} />
  const submit = () => {
    setTried(true)
    if (!isWhole(draft)) return
    if (form) change.mutate({ formId: form.id, version: form.version, ...sentAs(draft) })
    else make.mutate({ boardId: board.id, ...sentAs(draft) })
  }
  return (
    <div className={styles.builder}>
      <AskForm module="forms" refused={error} busy={isPending} className={styles.form} onSubmit={submit}>
        <TextField
          label={t('build.title')}
          value={draft.title}
          maxLength={120}
          autoComplete="off"
          error={tried && !draft.title.trim() && t('build.title_missing')}
          onChange={(event) => set({ title: event.target.value })}
        />
        <TextArea
          label={t('build.intro')}
          hint={t('build.optional')}
          help={t('build.markdown')}
          value={draft.intro}
          maxLength={4_000}
          onChange={(event) => set({ intro: event.target.value })}
        />
        <RadioCards
          label={t('build.who')}
          cards={[
            { value: 'members', label: t('build.who_members') },
            { value: 'public', label: t('build.who_public') },
          ]}
          value={draft.isPublic ? 'public' : 'members'}
          onChange={(value) => set({ isPublic: value === 'public' })}
        />
        <Questions draft={draft} board={board} isTried={tried} onChange={(questions) => set({ questions })} />
        <TextArea
          label={t('build.thanks')}
          hint={t('build.optional')}
          help={t('build.markdown')}
          value={draft.thanks}
          maxLength={4_000}
          onChange={(event) => set({ thanks: event.target.value })}
        />
        <TaskPart draft={draft} board={board} assignee={form?.assignee ?? undefined} onChange={set} />
        <div className={styles.actions}>
          <Button type="submit" busy={isPending && t('ui.waiting')}>
            {t('build.save')}
          </Button>
        </div>
      </AskForm>
      <section className={styles.preview} aria-label={t('build.preview')}>
        <p className={styles.quiet}>{t('build.preview_text')}</p>
        <h2>{draft.title || t('build.title')}</h2>
        {draft.intro && <Markdown markdown={draft.intro} />}
        <Asking questions={asAsked(draft, board.fields)} answers={answers} onChange={setAnswers} />
      </section>
    </div>
  )
}
