import { IconHistory } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { ago } from '#web/ago.ts'
import { useHere } from '#web/here.ts'
import { Button } from '#web/kit/Button.tsx'
import { SectionHead } from '#web/kit/SectionHead.tsx'
import { Marked } from '#web/Marked.tsx'
import { PersonFace } from '#web/PersonFace.tsx'
import { usePages } from '#web/pages.ts'
import { MARK, useSentence } from '#web/sentence.ts'
import { listHistory, type Told } from '../contract.ts'
import styles from './History.module.css'

const FEW = 5

type Props = { subjectId: string; title: string; className?: string | undefined }

/** What happened to a subject, as sentences, newest first; for those inside. Nothing stands there before anything happened. */
export default function History({ subjectId, title, className }: Props) {
  const { t } = useTranslation('subjects')
  const asked = usePages(listHistory, { subjectId, most: FEW }, { watch: { subjects: [subjectId] } })
  if (!asked.items || asked.items.length === 0) return null
  return (
    <section className={className}>
      <SectionHead title={t('history')} />
      <ol className={styles.told}>
        {asked.items.map((told) => (
          <Line key={told.seq} told={told} title={title} />
        ))}
      </ol>
      {asked.hasNextPage && (
        <Button
          look="quiet"
          size="s"
          busy={asked.isFetchingNextPage && t('history_coming')}
          onClick={() => void asked.fetchNextPage()}
        >
          {t('history_more')}
        </Button>
      )}
    </section>
  )
}

function Line({ told, title }: { told: Told; title: string }) {
  const { i18n } = useTranslation()
  const { me } = useHere()
  const sentence = useSentence()
  const { actor, at } = told
  return (
    <li>
      {actor ? <PersonFace person={actor} size={24} /> : <IconHistory aria-hidden />}
      <span>
        <Marked text={sentence({ ...told, subject: title }, ['history', 'activity'])} mark={MARK} as="b" />{' '}
        <time dateTime={at}>{ago(at, new Date(), i18n.language, me.timeZone)}</time>
      </span>
    </li>
  )
}
