/** What other programs learn here, and what they may write here. For owners and stewards. */
import { inCommunity } from '#web/community.ts'
import { useHere } from '#web/here.ts'
import { ColumnHead } from '#web/kit/ColumnHead.tsx'
import { NotFound } from '#web/NotFound.tsx'
import { Place } from '#web/Place.tsx'
import { useTitle } from '#web/title.ts'
import { Incoming } from './Incoming.tsx'
import styles from './Integrations.module.css'
import { Outgoing } from './Outgoing.tsx'
import { useSaid } from './said.ts'

export default function Integrations() {
  const { t } = useSaid()
  const { community } = useHere()
  useTitle(t('title'), community.name)
  if (!community.can.updateLook) return <NotFound />
  const back = inCommunity(community.slug, 'settings')
  return (
    <Place area="people" head={<ColumnHead title={t('title')} level={1} below={t('title_text')} back={back} />}>
      <div className={styles.parts}>
        <Outgoing />
        <Incoming />
      </div>
    </Place>
  )
}
