/** Filling in a form inside: whoever sends it is known. */
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { namesOfNobody, textWords } from '#modules/text/names.ts'
import { Text } from '#modules/text/ui/Text.tsx'
import { inCommunity } from '#web/community.ts'
import { Form as AskForm } from '#web/Form.tsx'
import { useHere } from '#web/here.ts'
import { Button, ButtonLink } from '#web/kit/Button.tsx'
import { ColumnHead } from '#web/kit/ColumnHead.tsx'
import { Notice } from '#web/kit/Notice.tsx'
import { Skeletons } from '#web/kit/Skeletons.tsx'
import { NotFound } from '#web/NotFound.tsx'
import { Place } from '#web/Place.tsx'
import { useAction, useQuery } from '#web/query.ts'
import { useTitle } from '#web/title.ts'
import type { WrongAnswer } from '../check.ts'
import { type Answers, type Form, getForm, listForms, sendForm } from '../contract.ts'
import { Asking } from './Asking.tsx'
import styles from './Forms.module.css'

export default function FillIn() {
  const { t } = useTranslation('forms')
  const { community } = useHere()
  const { form: formId } = useParams({ strict: false }) as { form: string }
  const { data: form, error } = useQuery(getForm, { formId })
  useTitle(form?.title ?? t('ui.title'), community.name)
  if (error?.code === 'not_found') return <NotFound />
  const back = form && { back: inCommunity(community.slug, 'boards', form.boardId, 'forms') }
  return (
    <Place
      area="tasks"
      head={<ColumnHead title={form?.title ?? t('ui.title')} level={1} below={form?.board} {...back} />}
    >
      <div className={styles.page}>{form ? <Filling key={form.id} form={form} /> : <Skeletons count={3} />}</div>
    </Place>
  )
}

function Filling({ form }: { form: Form }) {
  const { t } = useTranslation('forms')
  const { community } = useHere()
  const [answers, setAnswers] = useState<Answers>({})
  const send = useAction(sendForm, { refreshes: [getForm, listForms] })
  const done = send.data
  const again = () => {
    setAnswers({})
    send.reset()
  }
  if (done)
    return (
      <div role="status" className={styles.form}>
        {form.thanks ? <Markdown markdown={form.thanks} /> : <h2>{t('ui.sent')}</h2>}
        <p className={styles.quiet}>{t('ui.sent_text')}</p>
        <div className={styles.actions}>
          <ButtonLink href={inCommunity(community.slug, 'tasks', done.id)}>{t('ui.to_task')}</ButtonLink>
          <Button look="quiet" onClick={again}>
            {t('ui.again')}
          </Button>
        </div>
      </div>
    )
  const wrong = (id: string) => {
    const why = send.error?.fields?.[`answers.${id}`] as WrongAnswer | undefined
    return why && t(`wrong.${why}`)
  }
  return (
    <AskForm
      module="forms"
      refused={send.error}
      inPlace={['answers']}
      busy={send.isPending}
      className={styles.form}
      onSubmit={() => send.mutate({ formId: form.id, version: form.version, answers })}
    >
      {form.intro && <Markdown markdown={form.intro} />}
      {form.state !== 'open' && <Notice is="warn">{t(`page.closed.${form.state}`)}</Notice>}
      <Asking questions={form.questions} answers={answers} wrong={wrong} onChange={setAnswers} />
      <p className={styles.quiet}>{t('ui.as_me')}</p>
      <div className={styles.actions}>
        <Button type="submit" busy={send.isPending && t('ui.waiting')} disabled={form.state !== 'open'}>
          {t('ui.send')}
        </Button>
      </div>
    </AskForm>
  )
}

/** The same for everyone: whoever is not here reads it, too. */
export function Markdown({ markdown }: { markdown: string }) {
  const { t } = useTranslation('text')
  return <Text markdown={markdown} names={namesOfNobody(textWords((key) => t(key as 'area')))} />
}
