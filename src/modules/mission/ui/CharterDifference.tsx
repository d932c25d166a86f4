import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Piece } from '#web/kit/difference.ts'
import { Pieces as Marked } from '#web/kit/Pieces.tsx'
import { Skeletons } from '#web/kit/Skeletons.tsx'
import { useQuery } from '#web/query.ts'
import { getCharter } from '../contract.ts'
import styles from './Charter.module.css'
import { differenceOf, type ValueChange } from './difference.ts'
import type { CharterShown } from './shown.ts'
import { Unread } from './Unread.tsx'

/** What changed between an earlier version and the one shown: what is new is underlined, what went is struck. */
export default function CharterDifference({ charter, before }: { charter: CharterShown; before: number }) {
  const { t } = useTranslation('mission')
  const asked = useQuery(getCharter, { version: before })
  const place = useRef<HTMLDivElement>(null)
  const isThere = asked.data !== undefined
  // Whoever asks for it at the end of a long charter is taken to its beginning.
  useEffect(() => void (isThere && place.current?.scrollIntoView({ block: 'start' })), [isThere])
  if (asked.error) return <Unread refused={asked.error} onAgain={() => void asked.refetch()} />
  if (!asked.data) return <Skeletons like="text" count={4} />
  const { mission, values, inScope, outOfScope, isNone } = differenceOf(asked.data, charter)
  const hasChanged = values.filter(({ is }) => is !== 'kept')
  return (
    <div className={styles.difference} ref={place}>
      <p className={styles.quiet}>{t(isNone ? 'charter.same' : 'charter.comparedWith', { version: before })}</p>
      <h1>
        <Pieces of={mission} />
      </h1>
      {hasChanged.length > 0 && (
        <section className={styles.part}>
          <h2>{t('charter.values')}</h2>
          <dl className={styles.values}>
            {hasChanged.map((value) => (
              <Value key={value.id} value={value} />
            ))}
          </dl>
        </section>
      )}
      <div className={styles.scopes}>
        <Lines title={t('charter.inScope')} lines={inScope} />
        <Lines title={t('charter.outOfScope')} lines={outOfScope} />
      </div>
    </div>
  )
}

function Value({ value }: { value: ValueChange }) {
  const { t } = useTranslation('mission')
  const { is, title, weDo, weDont } = value
  return (
    <div>
      <dt>
        <Pieces of={title} />
        {is !== 'changed' && <small>{t(is === 'added' ? 'charter.newValue' : 'charter.goneValue')}</small>}
      </dt>
      {weDo.length > 0 && (
        <dd>
          <b>{t('charter.doing')}</b> <Pieces of={weDo} />
        </dd>
      )}
      {weDont.length > 0 && (
        <dd>
          <b>{t('charter.leaving')}</b> <Pieces of={weDont} />
        </dd>
      )}
    </div>
  )
}

function Lines({ title, lines }: { title: string; lines: Piece[][] }) {
  if (lines.flat().every(({ is }) => is === 'kept')) return null
  return (
    <section className={styles.part}>
      <h2>{title}</h2>
      <ul className={styles.scope}>
        {lines.map((line, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same line may come and go at once
          <li key={place}>
            <Pieces of={line} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Pieces({ of }: { of: Piece[] }) {
  const { t } = useTranslation('mission')
  return (
    <Marked
      of={of.map((piece) => ({ ...piece, text: piece.text.replaceAll('*', '') }))}
      added={t('charter.saidNow')}
      removed={t('charter.saidBefore')}
    />
  )
}
