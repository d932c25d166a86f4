import { IconThumbUp, IconThumbUpFilled } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useHere } from '#web/here.ts'
import { Button } from '#web/kit/Button.tsx'
import { FaceStack } from '#web/kit/Face.tsx'
import { pictureUrl } from '#web/pictures.ts'
import { useAction, useQuery } from '#web/query.ts'
import { getBoard } from '../../contract.ts'
import { listVotes, voteForTask } from '../../votes/contract.ts'
import styles from '../card/Votes.module.css'
import { type TaskShown, useDoing } from './use-task.ts'

const MOST_NAMED = 20

/** How many are for it, and who: an open vote, and it says so. */
export function Vote({ task }: { task: TaskShown }) {
  const { t, i18n } = useTranslation('boards')
  const { community } = useHere()
  const { patch: _, ...doing } = useDoing(task.id)
  const watch = { subjects: [task.id, task.board.id], kinds: ['boards.task_voted', 'boards.board_changed'] }
  const { data } = useQuery(listVotes, { taskId: task.id }, { watch })
  const vote = useAction(voteForTask, { ...doing, refreshes: [listVotes, getBoard], oneByOne: true })
  if (!data?.isOn) return null
  const named = data.by.slice(0, MOST_NAMED).map(({ name }) => name)
  const more = data.votes - named.length
  const names = new Intl.ListFormat(i18n.language).format(
    more > 0 ? [...named, t('ui.vote.more', { count: more })] : named,
  )
  const people = data.by.map(({ id, name, face }) => ({ id, name, photo: pictureUrl(community.slug, face) }))
  return (
    <section className={styles.votes} aria-label={t('ui.vote.title')}>
      {data.can.vote && (
        <Button
          look={data.isMine ? 'soft' : 'line'}
          size="s"
          aria-pressed={data.isMine}
          icon={data.isMine ? <IconThumbUpFilled aria-hidden /> : <IconThumbUp aria-hidden />}
          onClick={() => vote.mutate({ taskId: task.id, on: !data.isMine })}
        >
          {t(data.isMine ? 'ui.vote.given' : 'ui.vote.give')}
        </Button>
      )}
      <span>{t('ui.vote.count', { count: data.votes })}</span>
      {people.length > 0 && <FaceStack people={people} size={24} label={t('ui.vote.by', { names })} ground="surface" />}
      <small>
        {named.length > 0 && `${t('ui.vote.by', { names })}. `}
        {data.can.vote && !data.isMine && t('ui.vote.open')}
      </small>
    </section>
  )
}
