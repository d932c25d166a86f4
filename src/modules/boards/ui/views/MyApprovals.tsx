import { useTranslation } from 'react-i18next'
import { inCommunity } from '#web/community.ts'
import { useHere } from '#web/here.ts'
import { Link } from '#web/kit/Link.tsx'
import { Meta, SectionHead } from '#web/kit/SectionHead.tsx'
import { toast } from '#web/kit/toast.ts'
import { useQuery } from '#web/query.ts'
import { useRefusal } from '#web/refusal.ts'
import { listApprovals, listMyApprovals } from '../../approvals/contract.ts'
import styles from '../task/Approvals.module.css'
import { Answer } from '../task/Approvals.tsx'

/** What waits for my yes or no, answered right here. Not there where nothing waits. */
export function MyApprovals() {
  const { t } = useTranslation('boards')
  const { community } = useHere()
  const words = useRefusal('boards')
  const { data } = useQuery(listMyApprovals, {}, { watch: { kinds: ['boards.'] } })
  if (!data || data.items.length === 0) return null
  const doing = {
    refreshes: [listMyApprovals, listApprovals],
    onRefused: (refused: Parameters<typeof words>[0]) =>
      void toast({ text: words(refused) ?? t('ui.board.failed'), kind: 'bad' }),
  }
  return (
    <section className={styles.waiting}>
      <SectionHead title={t('ui.approval.mine')} side={<small>{data.items.length}</small>} />
      {data.items.map(({ id, question, by, task, board }) => (
        <article key={id} className={styles.mine}>
          <p className={styles.question}>{question}</p>
          <Meta>
            <Link href={inCommunity(community.slug, 'tasks', task.id)}>{task.title}</Link>
            <span>{board.title}</span>
            <span>{t('ui.approval.by', { name: by?.name ?? t('ui.approval.somebody') })}</span>
          </Meta>
          <Answer approvalId={id} doing={doing} />
        </article>
      ))}
    </section>
  )
}
