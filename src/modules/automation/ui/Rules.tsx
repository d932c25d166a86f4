/** The rules of one place, such as a board: what happens there by itself. */
import { IconPlus } from '@tabler/icons-react'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { nameSubjects } from '#modules/subjects/contract.ts'
import { useHere } from '#web/here.ts'
import { subjectHref } from '#web/kinds.ts'
import { Button } from '#web/kit/Button.tsx'
import { ColumnHead } from '#web/kit/ColumnHead.tsx'
import { EmptyState } from '#web/kit/EmptyState.tsx'
import { Skeletons } from '#web/kit/Skeletons.tsx'
import { NotFound } from '#web/NotFound.tsx'
import { Place } from '#web/Place.tsx'
import { useQuery } from '#web/query.ts'
import { useTitle } from '#web/title.ts'
import { getMeans, listRules, type Rule } from '../contract.ts'
import { RuleDialog } from './RuleDialog.tsx'
import { RuleRow } from './RuleRow.tsx'
import styles from './Rules.module.css'
import { RunsDialog } from './RunsDialog.tsx'
import { useSaid } from './said.ts'

export default function Rules() {
  const { t } = useSaid()
  const { community } = useHere()
  const { place: placeId } = useParams({ strict: false }) as { place: string }
  const asked = useQuery(listRules, { placeId }, { watch: { subjects: [placeId] } })
  const names = useQuery(nameSubjects, { subjectIds: [placeId] })
  const canMake = asked.data?.can.make ?? false
  const means = useQuery(getMeans, { placeId }, { enabled: canMake })
  const [editing, setEditing] = useState<Rule | 'new'>()
  const [looking, setLooking] = useState<Rule>()
  const place = names.data?.items[0]
  useTitle(t('title'), place?.title ?? community.name)
  if (asked.error?.code === 'not_found') return <NotFound />
  const back = place ? subjectHref(community.slug, place) : undefined
  const add = canMake && (
    <Button look="soft" icon={<IconPlus aria-hidden />} onClick={() => setEditing('new')}>
      {t('add')}
    </Button>
  )
  const items = asked.data?.items
  return (
    <Place
      area="tasks"
      head={<ColumnHead title={t('title')} level={1} below={place?.title} actions={add} {...(back && { back })} />}
    >
      <div className={styles.rules}>
        <p className={styles.quiet}>{t('text')}</p>
        {!items && <Skeletons count={3} />}
        {items?.length === 0 && <EmptyState title={t('none')} text={t('none_text')} action={add} />}
        <ul>
          {items?.map((rule) => (
            <RuleRow
              key={rule.id}
              rule={rule}
              means={means.data}
              onEdit={() => setEditing(rule)}
              onLook={() => setLooking(rule)}
            />
          ))}
        </ul>
      </div>
      {editing && means.data && (
        <RuleDialog
          placeId={placeId}
          means={means.data}
          rule={editing === 'new' ? undefined : editing}
          onClose={() => setEditing(undefined)}
        />
      )}
      {looking && <RunsDialog rule={looking} onClose={() => setLooking(undefined)} />}
    </Place>
  )
}
