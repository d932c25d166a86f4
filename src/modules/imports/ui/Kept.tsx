/** What an undo left, why, and where. */
import { useHere } from '#web/here.ts'
import { subjectHref } from '#web/kinds.ts'
import { Button } from '#web/kit/Button.tsx'
import { Link } from '#web/kit/Link.tsx'
import { SectionHead } from '#web/kit/SectionHead.tsx'
import { Table } from '#web/kit/Table.tsx'
import { usePages } from '#web/pages.ts'
import { listKept, type Run } from '../contract.ts'
import styles from './Moving.module.css'
import { useSaid } from './said.ts'

export function Kept({ run }: { run: Run }) {
  const { t, figure } = useSaid()
  const { slug } = useHere().community
  const list = usePages(listKept, { importId: run.id })
  const items = list.items ?? []
  return (
    <section className={styles.part}>
      <SectionHead title={t('ui.kept.title', { count: run.kept, many: figure(run.kept) })} />
      <Table
        caption={t('ui.kept.caption')}
        rows={items}
        rowKey={(one) => one.id}
        columns={[
          {
            key: 'what',
            label: t('ui.kept.what'),
            cell: ({ name, subjectId, kind }) =>
              name && subjectId && kind ? (
                <Link className="link" href={subjectHref(slug, { kind, id: subjectId })}>
                  {name}
                </Link>
              ) : (
                (name ?? t('ui.kept.closed'))
              ),
          },
          {
            key: 'kind',
            label: t('ui.kept.kind'),
            cell: ({ table, kind }) => t([`ui.kept.kind_of.${table}.${kind}`, `ui.kept.table.${table}`]),
          },
          { key: 'why', label: t('ui.kept.why'), cell: ({ why }) => t(`ui.kept.because.${why}`) },
        ]}
      />
      {list.hasNextPage && (
        <Button look="soft" busy={list.isFetchingNextPage && t('ui.loading')} onClick={() => void list.fetchNextPage()}>
          {t('ui.more')}
        </Button>
      )}
    </section>
  )
}
