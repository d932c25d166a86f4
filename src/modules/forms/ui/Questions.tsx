/** The questions of a form while it is written: added, changed, and put in order by dragging or by the arrow keys. */
import { IconGripVertical, IconPlus, IconTrash } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BoardWhole } from '#modules/boards/contract.ts'
import { Button } from '#web/kit/Button.tsx'
import { CheckField, SelectField, TextArea, TextField } from '#web/kit/fields.tsx'
import { IconButton } from '#web/kit/IconButton.tsx'
import { useSorting } from '#web/kit/use-sorting.ts'
import { MOST_QUESTIONS, type Question, type QuestionKind, questionKinds, titleKinds } from '../contract.ts'
import styles from './Builder.module.css'
import { type Draft, fieldsOf, filled, hasOwnChoices, moved, newQuestion, ofKind } from './draft.ts'

type Props = { draft: Draft; board: BoardWhole; isTried: boolean; onChange: (questions: Question[]) => void }

export function Questions({ draft, board, isTried, onChange }: Props) {
  const { t } = useTranslation('forms')
  const { questions } = draft
  const [spoken, setSpoken] = useState('')
  const fresh = useRef<string>(undefined)
  const put = (id: string, after: string | null) => {
    const next = moved(questions, id, after)
    onChange(next)
    setSpoken(t('build.moved', { n: next.findIndex((one) => one.id === id) + 1, of: next.length }))
  }
  const sorting = useSorting((id, spot) => put(id, spot.after))
  const { root, moving, spot } = sorting
  const byKey = (n: number) => (event: KeyboardEvent) => {
    const isUp = event.key === 'ArrowUp' && n > 0
    const isDown = event.key === 'ArrowDown' && n < questions.length - 1
    if (!isUp && !isDown) return
    event.preventDefault()
    put(questions[n]!.id, isUp ? (questions[n - 2]?.id ?? null) : questions[n + 1]!.id)
  }
  const add = () => {
    const one = newQuestion('short', questions.some(({ becomes }) => becomes === 'title') ? 'line' : 'title')
    fresh.current = one.id
    onChange([...questions, one])
  }
  // Whoever added one writes on in it.
  useEffect(() => {
    if (fresh.current) root.current?.querySelector<HTMLElement>(`[data-row="${fresh.current}"] input`)?.focus()
    fresh.current = undefined
  })
  return (
    <section className={styles.questions} ref={root}>
      <h2>{t('build.questions')}</h2>
      <p className={styles.quiet}>{t('build.title_else')}</p>
      <ol data-rows="questions" data-drop={moving && spot?.after === null ? 'first' : undefined}>
        {questions.map((question, n) => (
          <li
            key={question.id}
            data-row={question.id}
            data-moving={moving === question.id || undefined}
            data-drop={moving && spot?.after === question.id ? 'after' : undefined}
          >
            <fieldset>
              <legend className="sr">{t('build.question_n', { n: n + 1 })}</legend>
              <div className={styles.bar}>
                <button
                  type="button"
                  className={styles.grip}
                  aria-label={t('build.move', { question: question.question || t('build.question_n', { n: n + 1 }) })}
                  onKeyDown={byKey(n)}
                  {...sorting.handle(question.id)}
                >
                  <IconGripVertical aria-hidden />
                </button>
                <span className={styles.quiet}>{t('build.question_n', { n: n + 1 })}</span>
                {questions.length > 1 && (
                  <IconButton
                    label={t('build.remove', { question: question.question || t('build.question_n', { n: n + 1 }) })}
                    onClick={() => onChange(questions.filter(({ id }) => id !== question.id))}
                  >
                    <IconTrash aria-hidden />
                  </IconButton>
                )}
              </div>
              <Parts
                {...{ question, questions, board, isTried }}
                onChange={(to) => onChange(questions.map((one) => (one.id === question.id ? to : one)))}
              />
            </fieldset>
          </li>
        ))}
      </ol>
      <p className="sr" role="status">
        {spoken}
      </p>
      {questions.length < MOST_QUESTIONS && (
        <Button look="soft" icon={<IconPlus aria-hidden />} onClick={add}>
          {t('build.add')}
        </Button>
      )}
    </section>
  )
}

type PartsProps = {
  question: Question
  questions: Question[]
  board: BoardWhole
  isTried: boolean
  onChange: (question: Question) => void
}

function Parts({ question, questions, board, isTried, onChange }: PartsProps) {
  const { t } = useTranslation('forms')
  const set = (to: Partial<Question>) => onChange({ ...question, ...to })
  const { kind, becomes, fieldId } = question
  const isFree = becomes === 'title' || !questions.some((one) => one.becomes === 'title')
  const goals = [
    ...(titleKinds.includes(kind) && isFree ? [{ value: 'title', label: t('build.becomes_title') }] : []),
    { value: 'line', label: t('build.becomes_line') },
    ...fieldsOf(question, questions, board.fields).map(({ id, name }) => ({
      value: id,
      label: t('build.becomes_field', { field: name }),
    })),
  ]
  return (
    <>
      <TextField
        label={t('build.question')}
        value={question.question}
        maxLength={300}
        autoComplete="off"
        error={isTried && !question.question.trim() && t('build.question_missing')}
        onChange={(event) => set({ question: event.target.value })}
      />
      <div className={styles.pair}>
        <SelectField
          label={t('build.kind')}
          choices={questionKinds.map((one) => ({ value: one, label: t(`build.kinds.${one}`) }))}
          value={kind}
          onChange={(event) => onChange(ofKind(question, event.target.value as QuestionKind, board.fields))}
        />
        <SelectField
          label={t('build.becomes')}
          choices={goals}
          value={becomes === 'field' ? (fieldId ?? 'line') : becomes}
          onChange={({ target: { value } }) =>
            value === 'title' || value === 'line'
              ? set({ becomes: value, fieldId: null })
              : set({ becomes: 'field', fieldId: value })
          }
        />
      </div>
      {hasOwnChoices(question) && (
        <TextArea
          label={t('build.choices')}
          value={question.choices.join('\n')}
          error={isTried && filled(question.choices).length === 0 && t('build.choices_missing')}
          onChange={(event) => set({ choices: event.target.value.split('\n').slice(0, 50) })}
        />
      )}
      <TextField
        label={t('build.help')}
        hint={t('build.optional')}
        value={question.help}
        maxLength={500}
        autoComplete="off"
        onChange={(event) => set({ help: event.target.value })}
      />
      <CheckField
        label={t('build.required')}
        checked={question.isRequired}
        onChange={(event) => set({ isRequired: event.target.checked })}
      />
    </>
  )
}
