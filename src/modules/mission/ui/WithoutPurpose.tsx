import { IconCircleDashed } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OutputOf } from '#kernel/contract.ts'
import { type Purpose, setPurpose } from '#modules/subjects/contract.ts'
import { useHere } from '#web/here.ts'
import { kindsOfChange, shownAs, subjectHref } from '#web/kinds.ts'
import { Button } from '#web/kit/Button.tsx'
import { Chip, Chips } from '#web/kit/Chip.tsx'
import { EmptyState } from '#web/kit/EmptyState.tsx'
import { Link } from '#web/kit/Link.tsx'
import { Skeletons } from '#web/kit/Skeletons.tsx'
import { toast } from '#web/kit/toast.ts'
import { NotFound } from '#web/NotFound.tsx'
import { Place } from '#web/Place.tsx'
import { usePages } from '#web/pages.ts'
import { useAction } from '#web/query.ts'
import { useRefusal } from '#web/refusal.ts'
import { listServing, listWithoutPurpose, type PurposeNamed } from '../contract-purpose.ts'
import { Unread } from './Unread.tsx'
import { usePurposeName } from './use-purpose-name.ts'
import styles from './WithoutPurpose.module.css'

const PurposeSheet = lazy(() => import('./PurposeSheet.tsx').then((module) => ({ default: module.PurposeSheet })))

type One = OutputOf<typeof listWithoutPurpose>['items'][number]

/** What nobody has said a purpose of: no reproach, one tap each. */
export default function WithoutPurpose() {
  const { t } = useTranslation('mission')
  const asked = usePages(listWithoutPurpose, {}, { watch: { kinds: kindsOfChange() } })
  if (asked.error?.status === 403) return <NotFound />
  return (
    <Place area="goals">
      <div className={styles.page}>
        <h1>{t('without.title')}</h1>
        <p className={styles.lead}>{t('without.lead')}</p>
        {asked.error && <Unread refused={asked.error} onAgain={() => void asked.refetch()} />}
        {!asked.items && !asked.error && <Skeletons count={4} />}
        {asked.items?.length === 0 && <EmptyState title={t('without.none')} text={t('without.noneText')} />}
        <ul className={styles.list}>
          {asked.items?.map((one) => (
            <li key={one.id}>
              <Row one={one} />
            </li>
          ))}
        </ul>
        {asked.hasNextPage && (
          <Button look="soft" busy={asked.isFetchingNextPage && t('saving')} onClick={() => void asked.fetchNextPage()}>
            {t('readings.more')}
          </Button>
        )}
      </div>
    </Place>
  )
}

const purposeOf = ({ kind, id }: PurposeNamed): Purpose =>
  (kind === 'goal' || kind === 'value') && id ? { kind, id } : { kind: kind === 'care' ? 'care' : 'operations' }

function Row({ one }: { one: One }) {
  const { t } = useTranslation('mission')
  const { community } = useHere()
  const nameOf = usePurposeName()
  const words = useRefusal('subjects')
  const [isOpen, setOpen] = useState(false)
  const refreshes = [listWithoutPurpose, listServing]
  const setting = useAction(setPurpose, {
    refreshes,
    onRefused: (refused) => toast({ text: words(refused) ?? '', kind: 'bad' }),
  })
  const choose = (purpose: PurposeNamed) => {
    const undo = () => setting.mutate({ subjectId: one.id, purpose: null })
    setting.mutate({ subjectId: one.id, purpose: purposeOf(purpose) })
    toast({ text: t('purpose.saved', { name: nameOf(purpose) }), undo })
  }
  const shown = shownAs(one.kind)
  const Icon = shown?.icon ?? IconCircleDashed
  const name = one.title || t('without.nameless')
  return (
    <>
      <p className={styles.name}>
        <Icon aria-hidden />
        {shown ? (
          <Link className={styles.link} href={subjectHref(community.slug, one)}>
            {name}
          </Link>
        ) : (
          name
        )}
      </p>
      <Chips>
        {one.likely.map((purpose) => (
          <Chip key={purpose.id ?? purpose.kind} onClick={() => choose(purpose)}>
            {nameOf(purpose)}
          </Chip>
        ))}
        <Chip onClick={() => setOpen(true)}>{t('without.other')}</Chip>
      </Chips>
      {isOpen && (
        <Suspense fallback={null}>
          <PurposeSheet subjectId={one.id} refreshes={refreshes} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
