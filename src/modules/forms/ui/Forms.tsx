/** The forms of a board. */
import { IconPlus } from '@tabler/icons-react'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { inCommunity } from '#web/community.ts'
import { useHere } from '#web/here.ts'
import { ButtonLink } from '#web/kit/Button.tsx'
import { ColumnHead } from '#web/kit/ColumnHead.tsx'
import { EmptyState } from '#web/kit/EmptyState.tsx'
import { Skeletons } from '#web/kit/Skeletons.tsx'
import { NotFound } from '#web/NotFound.tsx'
import { Place } from '#web/Place.tsx'
import { useQuery } from '#web/query.ts'
import { useTitle } from '#web/title.ts'
import { listForms } from '../contract.ts'
import { FormRow } from './FormRow.tsx'
import styles from './Forms.module.css'

export default function Forms() {
  const { t } = useTranslation('forms')
  const { community } = useHere()
  const { board: boardId } = useParams({ strict: false }) as { board: string }
  const asked = useQuery(listForms, { boardId }, { watch: { subjects: [boardId] } })
  useTitle(t('ui.title'), asked.data?.board ?? community.name)
  if (asked.error?.code === 'not_found') return <NotFound />
  const items = asked.data?.items
  const add = asked.data?.can.make && (
    <ButtonLink
      look="soft"
      icon={<IconPlus aria-hidden />}
      href={inCommunity(community.slug, 'boards', boardId, 'forms', 'new')}
    >
      {t('ui.add')}
    </ButtonLink>
  )
  return (
    <Place
      area="tasks"
      head={
        <ColumnHead
          title={t('ui.title')}
          level={1}
          below={asked.data?.board}
          back={inCommunity(community.slug, 'boards', boardId)}
          actions={add}
        />
      }
    >
      <div className={styles.page}>
        <p className={styles.quiet}>{t('ui.text')}</p>
        {!items && <Skeletons count={3} />}
        {items?.length === 0 && <EmptyState title={t('ui.none')} text={t('ui.none_text')} action={add} />}
        <ul className={styles.list}>
          {items?.map((form) => (
            <FormRow key={form.id} form={form} changes={asked.data?.can.make ?? false} />
          ))}
        </ul>
      </div>
    </Place>
  )
}
