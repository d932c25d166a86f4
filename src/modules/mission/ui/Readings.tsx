import { IconFileText, IconLink, IconPencil } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Refused } from '#web/call.ts'
import { useHere } from '#web/here.ts'
import { Button } from '#web/kit/Button.tsx'
import { EmptyState } from '#web/kit/EmptyState.tsx'
import { IconButton } from '#web/kit/IconButton.tsx'
import { SectionHead } from '#web/kit/SectionHead.tsx'
import { Skeletons } from '#web/kit/Skeletons.tsx'
import { StateWord } from '#web/kit/StateWord.tsx'
import { Table } from '#web/kit/Table.tsx'
import { toast } from '#web/kit/toast.ts'
import { fileUrl, pictureUrl } from '#web/pictures.ts'
import { useAction } from '#web/query.ts'
import { useRefusal } from '#web/refusal.ts'
import { getGoal } from '../contract-goals.ts'
import { home } from '../contract-home.ts'
import { confirmReading, listReadings } from '../contract-readings.ts'
import type { MetricShown } from './amounts.ts'
import { ReadingDialog } from './ReadingDialog.tsx'
import styles from './Readings.module.css'
import type { GoalPageShown, ReadingShown } from './shown.ts'
import { Unread } from './Unread.tsx'
import { useGoalWords } from './use-goal-words.ts'

type Asked = {
  items: ReadingShown[] | undefined
  error: Refused | null
  hasNextPage: boolean
  isFetchingNextPage: boolean
  refetch: () => unknown
  fetchNextPage: () => unknown
}

export function Readings({
  goal,
  metric,
  asked,
  current,
}: {
  goal: GoalPageShown
  metric: MetricShown
  asked: Asked
  current: string | undefined
}) {
  const { t } = useTranslation('mission')
  const words = useGoalWords()
  const [correcting, setCorrecting] = useState<ReadingShown>()
  const items = asked.items ?? []
  return (
    <section className={styles.readings}>
      <SectionHead title={t('readings.title')} side={metric.name !== goal.title ? metric.name : undefined} />
      {asked.error && <Unread refused={asked.error} onAgain={() => void asked.refetch()} />}
      {!asked.items && !asked.error && <Skeletons count={3} />}
      {asked.items?.length === 0 && <EmptyState title={t('readings.none')} text={t('readings.noneText')} />}
      {items.length > 0 && (
        <Table
          caption={t('readings.title')}
          rows={items}
          rowKey={(reading) => reading.id}
          current={current}
          columns={[
            {
              key: 'day',
              label: t('readings.day'),
              cell: (reading) => (
                <>
                  <span className={styles.day}>{words.day(reading.at)}</span>
                  <small className={styles.by}>{reading.recordedBy?.name}</small>
                </>
              ),
            },
            {
              key: 'value',
              label: t('readings.value'),
              number: true,
              cell: (reading) => <Value metric={metric} reading={reading} />,
            },
            { key: 'evidence', label: t('readings.evidence'), cell: (reading) => <Evidence reading={reading} /> },
            {
              key: 'confirmed',
              label: t('readings.confirmation'),
              cell: (reading) => <Confirmation reading={reading} onCorrect={() => setCorrecting(reading)} />,
            },
          ]}
        />
      )}
      {asked.hasNextPage && (
        <div className={styles.more}>
          <Button look="soft" busy={asked.isFetchingNextPage && t('saving')} onClick={() => void asked.fetchNextPage()}>
            {t('readings.more')}
          </Button>
        </div>
      )}
      {correcting && (
        <ReadingDialog goal={goal} metric={metric} corrects={correcting} onClose={() => setCorrecting(undefined)} />
      )}
    </section>
  )
}

function Value({ metric, reading }: { metric: MetricShown; reading: ReadingShown }) {
  const { t } = useTranslation('mission')
  const words = useGoalWords()
  const isStep = metric.accumulation === 'cumulative'
  const saidOf = (value: number) => (isStep ? words.signed(metric, value) : words.amount(metric, value))
  const said = saidOf(reading.value)
  if (reading.correctedAt) return <s className={styles.old}>{said}</s>
  return (
    <>
      <span className={styles.value}>{said}</span>
      {reading.denominator !== null && (
        <small className={styles.by}>
          {t('readings.part', { part: reading.numerator, whole: reading.denominator })}
        </small>
      )}
      {reading.corrects && (
        <small className={styles.by}>
          <s aria-hidden="true">{saidOf(reading.corrects.value)}</s>
          <span className="sr">{t('readings.instead', { value: saidOf(reading.corrects.value) })}</span>
        </small>
      )}
    </>
  )
}

function Evidence({ reading }: { reading: ReadingShown }) {
  const { t } = useTranslation('mission')
  const { community } = useHere()
  const { note, words, evidenceLinks, files } = reading
  if (!note && !words && evidenceLinks.length + files.length === 0)
    return <span className={styles.by}>{t('readings.noEvidence')}</span>
  return (
    <div className={styles.evidence}>
      {words && <span>{words}</span>}
      {note && <span>{note}</span>}
      {evidenceLinks.map((link) => (
        <a key={link} className="link" href={link} rel="noreferrer" target="_blank">
          <IconLink aria-hidden />
          {URL.parse(link)?.hostname ?? link}
        </a>
      ))}
      {files.map((file) => (
        <a key={file.id} className="link" href={fileUrl(community.slug, file.id)} target="_blank" rel="noreferrer">
          {file.hasPreview ? (
            <img className={styles.thumb} src={pictureUrl(community.slug, file.id) ?? ''} alt="" loading="lazy" />
          ) : (
            <IconFileText aria-hidden />
          )}
          {file.name}
        </a>
      ))}
    </div>
  )
}

function Confirmation({ reading, onCorrect }: { reading: ReadingShown; onCorrect: () => void }) {
  const { t } = useTranslation('mission')
  const words = useRefusal('mission')
  const confirming = useAction(confirmReading, {
    refreshes: [listReadings, getGoal, home],
    onDone: () => toast({ text: t('reading.confirmed') }),
    onRefused: (refused) => toast({ text: words(refused) ?? '', kind: 'bad' }),
  })
  return (
    <div className={styles.confirmation}>
      {reading.correctedAt ? (
        <StateWord is="rest" icon={<span />}>
          {t('readings.corrected')}
        </StateWord>
      ) : reading.confirmedBy ? (
        <StateWord is="done">{t('readings.confirmedBy', { name: reading.confirmedBy.name })}</StateWord>
      ) : (
        <StateWord is="warn">{t('readings.waits')}</StateWord>
      )}
      {reading.can.confirm && (
        <Button
          look="soft"
          size="s"
          busy={confirming.isPending && t('reading.confirming')}
          onClick={() => confirming.mutate({ readingId: reading.id })}
        >
          {t('reading.confirm')}
        </Button>
      )}
      {reading.can.correct && !reading.correctedAt && (
        <IconButton label={t('reading.correct')} onClick={onCorrect}>
          <IconPencil aria-hidden />
        </IconButton>
      )}
    </div>
  )
}
