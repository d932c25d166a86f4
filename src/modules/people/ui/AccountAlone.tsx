/** My account, for whoever is in no community, or in none right now. */
import { useTranslation } from 'react-i18next'
import { Lobby } from '#web/door/Lobby.tsx'
import { useMe } from '#web/me.ts'
import { SignedOut } from '#web/SignedOut.tsx'
import styles from './Account.module.css'
import { AccountParts, SignOut } from './AccountParts.tsx'

export default function AccountAlone() {
  const { t } = useTranslation('people')
  const asked = useMe()
  if (asked.error || !asked.data) return <SignedOut asked={asked} />
  return (
    <Lobby me={asked.data} title={t('account.title')} lead={asked.data.email}>
      <div className={styles.acts}>
        <SignOut />
      </div>
      <AccountParts me={asked.data} />
    </Lobby>
  )
}
