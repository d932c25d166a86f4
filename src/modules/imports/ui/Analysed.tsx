/** The dry run: what would come, who is who, and the button that begins. */
import { useState } from 'react'
import { Button } from '#web/kit/Button.tsx'
import { FieldError } from '#web/kit/Field.tsx'
import { SectionHead } from '#web/kit/SectionHead.tsx'
import { Skeletons } from '#web/kit/Skeletons.tsx'
import { useAction, useQuery } from '#web/query.ts'
import { getRun, listRuns, type Run, readAnalysis, startRun } from '../contract.ts'
import { type Audiences, BoardsFound } from './BoardsFound.tsx'
import { ChannelsFound } from './ChannelsFound.tsx'
import { Discard } from './Discard.tsx'
import { Fetching, type Wish } from './Fetching.tsx'
import styles from './Moving.module.css'
import type { Matches } from './matches.ts'
import { PeopleFound } from './PeopleFound.tsx'
import { Report } from './Report.tsx'
import { useSaid } from './said.ts'

export function Analysed({ run }: { run: Run }) {
  const { t, refused, system } = useSaid()
  const asked = useQuery(readAnalysis, { importId: run.id })
  const [chosen, setChosen] = useState<Matches>({})
  const [audiences, setAudiences] = useState<Audiences>({})
  const [wish, setWish] = useState<Wish>({ fetches: false, key: '', token: '' })
  const starting = useAction(startRun, { refreshes: [getRun, listRuns] })
  const analysis = asked.data
  if (asked.error) return <FieldError error={refused(asked.error)} />
  if (!analysis) return <Skeletons count={6} />
  const matches = analysis.people.flatMap(({ key, suggested }) => {
    const who = chosen[key] === undefined ? suggested : chosen[key]
    return who ? [{ key, memberId: who.id }] : []
  })
  const { fetches, ...opener } = wish
  const begins = {
    importId: run.id,
    matches,
    fetches,
    ...(fetches && analysis.fetch?.asks && { opener }),
    boards: Object.entries(audiences).map(([key, audience]) => ({ key, audience })),
  }
  return (
    <>
      <p className={styles.lead}>{t('ui.analysed.lead', { system: system(run.system) })}</p>
      <Report report={analysis.report} isDone={false} />
      {/* Decided before it begins. */}
      {analysis.boards.length > 0 && (
        <section className={styles.part}>
          <SectionHead title={t('ui.boards.title')} />
          <BoardsFound
            boards={analysis.boards}
            chosen={audiences}
            onChoose={(key, audience) => setAudiences((before) => ({ ...before, [key]: audience }))}
          />
        </section>
      )}
      {analysis.fetch && <Fetching run={run} fetch={analysis.fetch} wish={wish} onWish={setWish} />}
      <div className={styles.actions}>
        <Button size="l" busy={starting.isPending && t('ui.analysed.starting')} onClick={() => starting.mutate(begins)}>
          {t('ui.analysed.start')}
        </Button>
        <Discard run={run} />
      </div>
      <FieldError error={starting.error && refused(starting.error)} />
      <section className={styles.part}>
        <SectionHead title={t('ui.match.title')} />
        <p className={styles.quiet}>{t('ui.match.text')}</p>
        <PeopleFound
          people={analysis.people}
          isTalk={analysis.channels.length > 0}
          inAll={analysis.peopleInAll}
          chosen={chosen}
          onChoose={(key, who) => setChosen((before) => ({ ...before, [key]: who }))}
        />
      </section>
      {analysis.channels.length > 0 && (
        <section className={styles.part}>
          <SectionHead title={t('ui.channels.title')} />
          <ChannelsFound channels={analysis.channels} />
        </section>
      )}
    </>
  )
}
