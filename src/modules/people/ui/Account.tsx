/** My account, from within a community: who I am there, and what goes for me everywhere. */
import { useTranslation } from 'react-i18next'
import { inCommunity } from '#web/community.ts'
import { useHere } from '#web/here.ts'
import { ButtonLink } from '#web/kit/Button.tsx'
import { Face } from '#web/kit/Face.tsx'
import { Part } from '#web/kit/Part.tsx'
import { Place } from '#web/Place.tsx'
import { pictureUrl } from '#web/pictures.ts'
import { useTitle } from '#web/title.ts'
import styles from './Account.module.css'
import { AccountParts, SignOut } from './AccountParts.tsx'
import { Tokens } from './Tokens.tsx'

export default function Account() {
  const { t } = useTranslation('people')
  const { me, community, memberId } = useHere()
  const mine = community.me
  const person = { id: memberId ?? me.id, name: mine?.name ?? me.email, photo: pictureUrl(community.slug, mine?.face) }
  useTitle(t('account.title'), community.name)
  return (
    <Place area="people">
      <div className={styles.page}>
        <header className={styles.head}>
          <Face person={person} size={56} named />
          <div>
            <h1>{person.name}</h1>
            <p>{me.email}</p>
          </div>
          <span className={styles.acts}>
            {memberId && (
              <ButtonLink href={inCommunity(community.slug, 'people', memberId)} look="soft">
                {t('account.profile')}
              </ButtonLink>
            )}
            <SignOut />
          </span>
        </header>
        <AccountParts me={me} />
        {memberId && (
          <Part title={t('account.mails')} text={t('account.mailsText')}>
            <div>
              <ButtonLink look="soft" href={inCommunity(community.slug, 'me', 'mails')}>
                {t('account.mailsDo')}
              </ButtonLink>
            </div>
          </Part>
        )}
        {memberId && <Tokens />}
      </div>
    </Place>
  )
}
