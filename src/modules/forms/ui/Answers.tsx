/** What came through a form: the tasks that were made. */
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ago } from '#web/ago.ts'
import { inCommunity } from '#web/community.ts'
import { useHere } from '#web/here.ts'
import { Button } from '#web/kit/Button.tsx'
import { ColumnHead } from '#web/kit/ColumnHead.tsx'
import { EmptyState } from '#web/kit/EmptyState.tsx'
import { Link } from '#web/kit/Link.tsx'
import { Skeletons } from '#web/kit/Skeletons.tsx'
import { StateWord } from '#web/kit/StateWord.tsx'
import { NotFound } from '#web/NotFound.tsx'
import { Place } from '#web/Place.tsx'
import { useQuery } from '#web/query.ts'
import { useTitle } from '#web/title.ts'
import { getForm, listAnswers } from '../contract.ts'
import styles from './Forms.module.css'

export default function Answers() {
  const { t, i18n } = useTranslation('forms')
  const { community, me } = useHere()
  const { form: formId } = useParams({ strict: false }) as { form: string }
  const form = useQuery(getForm, { formId })
  const [after, setAfter] = useState<string>()
  const boardId = form.data?.boardId
  const asked = useQuery(
    listAnswers,
    { formId, ...(after && { after }) },
    { keepOld: true, watch: { subjects: boardId ? [boardId] : [] } },
  )
  const title = form.data ? t('ui.answers_of', { title: form.data.title }) : t('ui.title')
  useTitle(title, community.name)
  if (form.error?.code === 'not_found') return <NotFound />
  const items = asked.data?.items
  const next = asked.data?.next
  const back = boardId ? { back: inCommunity(community.slug, 'boards', boardId, 'forms') } : {}
  return (
    <Place area="tasks" head={<ColumnHead title={title} level={1} below={form.data?.board} {...back} />}>
      <div className={styles.page}>
        {!items && <Skeletons count={4} />}
        {items?.length === 0 && <EmptyState title={t('ui.answers_none')} text={t('ui.answers_none_text')} />}
        <ul className={styles.list}>
          {items?.map((one) => (
            <li key={one.taskId} className={styles.answer}>
              <Link href={inCommunity(community.slug, 'tasks', one.taskId)}>{one.title}</Link>
              {one.closedAt && <StateWord is="done">{t('ui.answers_done')}</StateWord>}
              <small>{ago(one.at, new Date(), i18n.language, me.timeZone)}</small>
            </li>
          ))}
        </ul>
        {next && (
          <Button look="quiet" onClick={() => setAfter(next)}>
            {t('ui.answers_more')}
          </Button>
        )}
      </div>
    </Place>
  )
}
