import { useTranslation } from 'react-i18next'
import { inCommunity } from '#web/community.ts'
import { Button } from '#web/kit/Button.tsx'
import { type Draft, forgetDraft } from './draft.ts'
import styles from './Found.module.css'

export function Done({ draft }: { draft: Draft }) {
  const { t } = useTranslation('founding')
  const enter = () => {
    forgetDraft()
    location.assign(inCommunity(draft.slug ?? ''))
  }
  return (
    <div className={styles.step}>
      <h1>{t('done.title', { name: draft.name })}</h1>
      <p className={styles.lead}>{t('done.lead')}</p>
      <div className={styles.enter}>
        <Button size="l" autoFocus onClick={enter}>
          {t('done.enter')}
        </Button>
      </div>
    </div>
  )
}
