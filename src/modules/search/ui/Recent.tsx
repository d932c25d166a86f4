import { IconClock, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useHere } from '#web/here.ts'
import { Button } from '#web/kit/Button.tsx'
import { EmptyState } from '#web/kit/EmptyState.tsx'
import { IconButton } from '#web/kit/IconButton.tsx'
import { SectionHead } from '#web/kit/SectionHead.tsx'
import styles from './Recent.module.css'
import { forgetSearch, recentSearches } from './recent.ts'

/** Before anything was asked: what one looked for lately, on this device, and what can be asked. */
export function Recent({ onPick }: { onPick: (text: string) => void }) {
  const { t } = useTranslation('search')
  const here = useHere()
  const [searches, setSearches] = useState(() => recentSearches(here))
  const forget = (text?: string) => {
    forgetSearch(here, text)
    setSearches(recentSearches(here))
  }
  return (
    <>
      {searches.length === 0 && <EmptyState title={t('begin_title')} text={t('begin_text')} />}
      {searches.length > 0 && (
        <section className={styles.recent}>
          <SectionHead
            title={t('recent')}
            side={
              <Button look="quiet" size="s" onClick={() => forget()}>
                {t('forget_all')}
              </Button>
            }
          />
          <ul>
            {searches.map((text) => (
              <li key={text}>
                <button type="button" data-result className={styles.one} onClick={() => onPick(text)}>
                  <IconClock aria-hidden />
                  <span>{text}</span>
                </button>
                <IconButton label={t('forget', { text })} onClick={() => forget(text)}>
                  <IconX aria-hidden />
                </IconButton>
              </li>
            ))}
          </ul>
        </section>
      )}
      <Ways onPick={onPick} />
    </>
  )
}

const ways = ['phrase', 'without', 'from', 'in', 'when', 'has'] as const

/** By example: each can be tried. */
function Ways({ onPick }: { onPick: (text: string) => void }) {
  const { t } = useTranslation('search')
  return (
    <section>
      <SectionHead title={t('ways')} />
      <dl className={styles.ways}>
        {ways.map((way) => (
          <div key={way}>
            <dt>
              <button type="button" onClick={() => onPick(t(`way.${way}`))}>
                <code>{t(`way.${way}`)}</code>
              </button>
            </dt>
            <dd>{t(`way.${way}_means`)}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
