import { useTranslation } from 'react-i18next'
import { inCommunity } from '#web/community.ts'
import { enter } from '#web/door/next.ts'
import { useHere } from '#web/here.ts'
import { Button, ButtonLink } from '#web/kit/Button.tsx'
import { Face } from '#web/kit/Face.tsx'
import { Place } from '#web/Place.tsx'
import { pictureUrl } from '#web/pictures.ts'
import { useAction } from '#web/query.ts'
import { signOut } from '../contract.ts'
import styles from './Account.module.css'
import { EmailForm } from './EmailForm.tsx'
import { PasswordForm } from './PasswordForm.tsx'
import { Sessions } from './Sessions.tsx'
import { Tastes } from './Tastes.tsx'
import { Tokens } from './Tokens.tsx'

export default function Account() {
  const { t } = useTranslation('people')
  const { me, community, memberId } = useHere()
  const leaving = useAction(signOut, { onDone: () => enter('/sign-in') })
  const mine = community.me
  const person = { id: memberId ?? me.id, name: mine?.name ?? me.email, photo: pictureUrl(community.slug, mine?.face) }
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
            <Button look="quiet" busy={leaving.isPending && t('account.leaving')} onClick={() => leaving.mutate({})}>
              {t('account.signOut')}
            </Button>
          </span>
        </header>
        <Tastes />
        <EmailForm />
        <PasswordForm />
        <Sessions />
        {memberId && <Tokens />}
      </div>
    </Place>
  )
}
