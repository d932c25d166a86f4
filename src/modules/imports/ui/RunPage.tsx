/** One import from its first byte to its undo: what stands here is what can be done now. */
import { useParams } from '@tanstack/react-router'
import { inCommunity } from '#web/community.ts'
import { useHere } from '#web/here.ts'
import { subjectHref } from '#web/kinds.ts'
import { Bar } from '#web/kit/Bar.tsx'
import { Button, ButtonLink } from '#web/kit/Button.tsx'
import { EmptyState } from '#web/kit/EmptyState.tsx'
import { Link } from '#web/kit/Link.tsx'
import { Notice } from '#web/kit/Notice.tsx'
import { SectionHead } from '#web/kit/SectionHead.tsx'
import { Skeletons } from '#web/kit/Skeletons.tsx'
import { useQuery } from '#web/query.ts'
import { getRun, type Run, type RunRead } from '../contract.ts'
import { Analysed } from './Analysed.tsx'
import { Discard } from './Discard.tsx'
import { Kept } from './Kept.tsx'
import styles from './Moving.module.css'
import { MovingPlace, useMayMoveIn } from './MovingPlace.tsx'
import { Report } from './Report.tsx'
import { Sending } from './Sending.tsx'
import { useSaid } from './said.ts'
import { Undo } from './Undo.tsx'
import { useLook } from './use-look.ts'

const BUSY_MS = 1_000
/** Also an archive on its way: it is looked at as soon as it is there, which no answer to this screen says. */
const isBusy = (run: Run | undefined) =>
  run !== undefined && ['uploading', 'analysing', 'running', 'undoing'].includes(run.state)

export default function RunPage() {
  const { t, refused, system } = useSaid()
  const { import: importId = '' } = useParams({ strict: false }) as { import?: string }
  const enabled = useMayMoveIn()
  const first = useQuery(getRun, { importId }, { enabled })
  const asked = useQuery(getRun, { importId }, { enabled, every: isBusy(first.data) && BUSY_MS })
  const run = asked.data
  const title = run ? run.name || system(run.system) : t('ui.title')
  return (
    <MovingPlace title={title} back={['settings', 'moving-in']}>
      {asked.error && (
        <EmptyState
          title={t('ui.not_here')}
          text={refused(asked.error)}
          action={asked.error.status !== 404 && <Button onClick={() => void asked.refetch()}>{t('ui.again')}</Button>}
        />
      )}
      {asked.isPending && enabled && <Skeletons count={4} />}
      {run && <Now run={run} />}
    </MovingPlace>
  )
}

function Now({ run }: { run: RunRead }) {
  const Part = parts[run.state]
  return <Part run={run} />
}

function Uploading({ run }: { run: Run }) {
  const look = useLook()
  return <Sending run={run} look={look} refreshes={[getRun]} discard={<Discard run={run} />} />
}

function Looking() {
  const { t } = useSaid()
  return (
    <div className={styles.part} aria-live="polite">
      <p className={styles.lead}>{t('ui.analysing')}</p>
      <Skeletons count={3} />
    </div>
  )
}

function Running({ run }: { run: Run }) {
  const { t, figure } = useSaid()
  const words = t('ui.running.words', { done: figure(run.done), total: figure(run.total) })
  return (
    <div className={styles.part}>
      <p className={styles.lead}>{t('ui.running.lead')}</p>
      <Bar label={t('ui.running.label')} done={run.done} whole={run.total} words={words} />
      {run.fetch && (
        <Bar
          label={t('ui.fetch.running')}
          done={run.fetch.done}
          whole={run.fetch.all}
          words={t('ui.fetch.words', { done: figure(run.fetch.done), all: figure(run.fetch.all) })}
        />
      )}
      <p className={styles.quiet}>{t('ui.running.text')}</p>
    </div>
  )
}

function Done({ run }: { run: RunRead }) {
  const { t } = useSaid()
  const { slug } = useHere().community
  const { report, boards } = run
  const [only, ...others] = boards
  const boardAt = (id: string) => subjectHref(slug, { kind: 'board', id })
  return (
    <>
      <p className={styles.lead}>{t(report?.lost.length ? 'ui.done.lead_but' : 'ui.done.lead')}</p>
      <div className={styles.actions}>
        {report?.tasks === undefined ? (
          <ButtonLink href={inCommunity(slug, 'talk')}>{t('ui.done.talk')}</ButtonLink>
        ) : only && others.length === 0 ? (
          <ButtonLink href={boardAt(only.id)}>{t('ui.done.board')}</ButtonLink>
        ) : (
          <ButtonLink href={inCommunity(slug, 'boards')}>{t('ui.done.boards')}</ButtonLink>
        )}
        <ButtonLink look="soft" href={inCommunity(slug, 'settings', 'moving-in', 'people')}>
          {t('ui.people.title')}
        </ButtonLink>
        <Undo run={run} />
      </div>
      {others.length > 0 && (
        <section className={styles.part}>
          <SectionHead title={t('ui.done.here')} />
          <ul className={styles.here}>
            {boards.map(({ id, title }) => (
              <li key={id}>
                <Link className="link" href={boardAt(id)}>
                  {title}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
      {report && <Report report={report} isDone />}
    </>
  )
}

function Failed({ run }: { run: Run }) {
  const { t, refused } = useSaid()
  const { slug } = useHere().community
  return (
    <div className={styles.part}>
      <Notice is="bad">{refused({ code: run.problem ?? 'bug' })}</Notice>
      <div className={styles.actions}>
        <ButtonLink href={inCommunity(slug, 'settings', 'moving-in')}>{t('ui.failed.other')}</ButtonLink>
        <Undo run={run} />
        {run.can.discard && <Discard run={run} />}
      </div>
    </div>
  )
}

function Undoing() {
  const { t } = useSaid()
  return (
    <div className={styles.part} aria-live="polite">
      <p className={styles.lead}>{t('ui.undoing')}</p>
      <Skeletons count={2} />
    </div>
  )
}

function Undone({ run }: { run: Run }) {
  const { t } = useSaid()
  const { slug } = useHere().community
  return (
    <>
      <p className={styles.lead}>{t(run.kept > 0 ? 'ui.undone.some' : 'ui.undone.all')}</p>
      {run.kept > 0 && <Kept run={run} />}
      <div className={styles.actions}>
        <ButtonLink look="soft" href={inCommunity(slug, 'settings', 'moving-in')}>
          {t('ui.undone.again')}
        </ButtonLink>
      </div>
    </>
  )
}

const parts: Record<Run['state'], (props: { run: RunRead }) => React.ReactNode> = {
  uploading: Uploading,
  analysing: Looking,
  analysed: Analysed,
  running: Running,
  done: Done,
  failed: Failed,
  undoing: Undoing,
  undone: Undone,
}
