import { useHere } from '#web/here.ts'
import { subjectHref } from '#web/kinds.ts'
import { Button } from '#web/kit/Button.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { EmptyState } from '#web/kit/EmptyState.tsx'
import { Link } from '#web/kit/Link.tsx'
import { Skeletons } from '#web/kit/Skeletons.tsx'
import { StateWord } from '#web/kit/StateWord.tsx'
import { usePages } from '#web/pages.ts'
import { listRuns, type Rule, type Run } from '../contract.ts'
import styles from './Rules.module.css'
import { useSaid } from './said.ts'

const signs = { waiting: 'warn', done: 'done', unmet: 'rest', refused: 'bad', too_deep: 'bad' } as const

/** What a rule did last. */
export function RunsDialog({ rule, onClose }: { rule: Rule; onClose: () => void }) {
  const { t } = useSaid()
  const list = usePages(listRuns, { ruleId: rule.id })
  return (
    <Dialog open onClose={onClose} title={t('runs_of', { name: rule.name })} size={560}>
      {list.isPending && <Skeletons count={3} />}
      {list.items?.length === 0 && <EmptyState title={t('no_runs')} text={t('no_runs_text')} />}
      <ul>
        {list.items?.map((run) => (
          <Row key={run.id} run={run} />
        ))}
      </ul>
      {list.hasNextPage && (
        <Button look="soft" busy={list.isFetchingNextPage && t('saving')} onClick={() => void list.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </Dialog>
  )
}

function Row({ run }: { run: Run }) {
  const { t, when, because } = useSaid()
  const { community } = useHere()
  const refused = run.results.find((code) => code !== null)
  return (
    <li className={styles.row}>
      <div className={styles.what}>
        {run.subject && <Link href={subjectHref(community.slug, run.subject)}>{run.subject.title}</Link>}
        <div className={styles.facts}>
          <StateWord is={signs[run.state]}>{t(`state.${run.state}`)}</StateWord>
          <small>
            <time dateTime={run.at}>{when(run.at)}</time>
          </small>
          {refused && <small>{because(refused)}</small>}
        </div>
      </div>
    </li>
  )
}
