import { useTranslation } from 'react-i18next'
import { useHere } from '#web/here.ts'
import { Button } from '#web/kit/Button.tsx'
import { EmptyState } from '#web/kit/EmptyState.tsx'
import { CheckField } from '#web/kit/fields.tsx'
import { Skeletons } from '#web/kit/Skeletons.tsx'
import { Place } from '#web/Place.tsx'
import { usePages } from '#web/pages.ts'
import { useAction, useQuery } from '#web/query.ts'
import { home } from '../contract-home.ts'
import { listWins, setNamedOnWins } from '../contract-wins.ts'
import { Unread } from './Unread.tsx'
import { WinCard } from './WinCard.tsx'
import styles from './Wins.module.css'

/** All that was won, newest first, and whether I am named on it. */
export default function Wins() {
  const { t } = useTranslation('mission')
  const { memberId } = useHere()
  const asked = usePages(listWins, {}, { watch: { kinds: ['mission.'] } })
  const named = useQuery(listWins, { most: 1 })
  const setting = useAction(setNamedOnWins, { refreshes: [listWins, home] })
  return (
    <Place area="goals">
      <div className={styles.page}>
        <h1>{t('wins.title')}</h1>
        {asked.error && <Unread refused={asked.error} onAgain={() => void asked.refetch()} />}
        {!asked.items && !asked.error && <Skeletons like="cards" />}
        {asked.items?.length === 0 && <EmptyState title={t('wins.none')} text={t('wins.noneText')} />}
        <ul className={styles.wins}>
          {asked.items?.map((win) => (
            <li key={win.id}>
              <WinCard win={win} />
            </li>
          ))}
        </ul>
        {asked.hasNextPage && (
          <Button look="soft" busy={asked.isFetchingNextPage && t('saving')} onClick={() => void asked.fetchNextPage()}>
            {t('readings.more')}
          </Button>
        )}
        {named.data && memberId !== null && (
          <div className={styles.named}>
            <CheckField
              label={t('wins.named')}
              help={t('wins.namedHelp')}
              checked={named.data.amNamed}
              onChange={(event) => setting.mutate({ named: event.target.checked })}
            />
          </div>
        )}
      </div>
    </Place>
  )
}
