/** The page of a task. */
import { useParams } from '@tanstack/react-router'
import { inCommunity } from '#web/community.ts'
import { useHere } from '#web/here.ts'
import { ColumnHead } from '#web/kit/ColumnHead.tsx'
import { NotFound } from '#web/NotFound.tsx'
import { Place } from '#web/Place.tsx'
import { useQuery } from '#web/query.ts'
import { getTask } from '../../contract-tasks.ts'

export default function Task() {
  const { task: taskId = '' } = useParams({ strict: false }) as { task?: string }
  const { community } = useHere()
  const { data, error } = useQuery(getTask, { taskId }, { watch: { subjects: [taskId] } })
  if (error?.status === 404 || error?.status === 422) return <NotFound />
  const back = inCommunity(community.slug, ...(data ? ['boards', data.board.id] : ['boards']))
  return (
    <Place area="tasks" head={<ColumnHead level={1} title={data?.title ?? ''} back={back} />}>
      {null}
    </Place>
  )
}
