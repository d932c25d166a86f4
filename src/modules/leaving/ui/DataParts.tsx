/** Taking along what is mine, and having myself erased: from one community or altogether. */
import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Me } from '#modules/people/contract.ts'
import { inCommunity } from '#web/community.ts'
import { Button, ButtonLink } from '#web/kit/Button.tsx'
import { Part } from '#web/kit/Part.tsx'
import { Skeletons } from '#web/kit/Skeletons.tsx'
import { useQuery } from '#web/query.ts'
import { exportMine, listMyPlaces, type MyPlace } from '../contract.ts'
import { EraseDialog } from './EraseDialog.tsx'
import styles from './MyData.module.css'

type From = { place: MyPlace } | 'account'

export function DataParts({ me }: { me: Me }) {
  const { t } = useTranslation('leaving')
  const [from, setFrom] = useState<From>()
  const places = useQuery(listMyPlaces, {})
  const items = places.data?.items
  return (
    <>
      <Part title={t('take.title')} text={t('take.text')}>
        <div>
          <ButtonLink look="soft" icon={<IconDownload aria-hidden />} href={`/api${exportMine.path}`} download="">
            {t('take.do')}
          </ButtonLink>
        </div>
      </Part>
      <Part title={t('erase.title')} text={t('erase.text')}>
        {places.isPending && <Skeletons count={2} />}
        {items?.length === 0 && <p className={styles.quiet}>{t('erase.nowhere')}</p>}
        <ul className={styles.rows}>
          {items?.map((place) => (
            <Row key={place.communityId} place={place} onErase={() => setFrom({ place })} />
          ))}
        </ul>
      </Part>
      <Part title={t('account.title')} text={t('account.text')}>
        <div>
          <Button
            look="line"
            disabled={!items || items.some(({ isLastOwner }) => isLastOwner)}
            onClick={() => setFrom('account')}
          >
            {t('account.do')}
          </Button>
        </div>
        {items?.some(({ isLastOwner }) => isLastOwner) && <p className={styles.quiet}>{t('account.handOver')}</p>}
      </Part>
      {from && (
        <EraseDialog me={me} place={from === 'account' ? undefined : from.place} onEnd={() => setFrom(undefined)} />
      )}
    </>
  )
}

function Row({ place, onErase }: { place: MyPlace; onErase: () => void }) {
  const { t } = useTranslation('leaving')
  const { slug, name, messages, standing, isLastOwner } = place
  const facts = [
    t('erase.place', { count: messages }),
    isLastOwner && t('erase.lastOwner'),
    ['left', 'banned'].includes(standing) && t('erase.left'),
  ]
  return (
    <li>
      <div>
        <b>{name}</b>
        <small>{facts.filter(Boolean).join(' · ')}</small>
      </div>
      {isLastOwner ? (
        <ButtonLink look="line" href={inCommunity(slug, 'people')}>
          {t('erase.handOver')}
        </ButtonLink>
      ) : (
        <Button look="line" aria-label={`${t('erase.do')} ${name}`} onClick={onErase}>
          {t('erase.do')}
        </Button>
      )}
    </li>
  )
}
