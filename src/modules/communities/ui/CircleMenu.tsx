/** What hosts may do with a circle as a whole. */
import { IconArchive, IconArchiveOff, IconDots, IconPencil } from '@tabler/icons-react'
import { useState } from 'react'
import { IconButton } from '#web/kit/IconButton.tsx'
import { Menu } from '#web/kit/Menu.tsx'
import { toast } from '#web/kit/toast.ts'
import { useAction } from '#web/query.ts'
import { archiveCircle, type Circle, restoreCircle, updateCircle } from '../contract-circles.ts'
import { CircleForm } from './CircleForm.tsx'
import { useSaid } from './said.ts'
import { useTold } from './use-told.ts'

export function CircleMenu({ one }: { one: Circle }) {
  const { t } = useSaid()
  const told = useTold()
  const [isChanging, setChanging] = useState(false)
  const input = { circleId: one.id }
  const restore = useAction(restoreCircle, told)
  const archive = useAction(archiveCircle, {
    ...told,
    onDone: () => toast({ text: t('ui.circle.archived'), undo: () => restore.mutate(input) }),
  })
  const update = useAction(updateCircle, { refreshes: told.refreshes, onDone: () => setChanging(false) })
  const items = one.archivedAt
    ? [{ label: t('ui.circle.restore'), icon: <IconArchiveOff aria-hidden />, onPick: () => restore.mutate(input) }]
    : [
        { label: t('ui.circle.change'), icon: <IconPencil aria-hidden />, onPick: () => setChanging(true) },
        { label: t('ui.circle.archive'), icon: <IconArchive aria-hidden />, onPick: () => archive.mutate(input) },
      ]
  const button = (
    <IconButton label={t('ui.circle.menu')}>
      <IconDots aria-hidden />
    </IconButton>
  )
  return (
    <>
      <Menu button={button} items={items} />
      {isChanging && (
        <CircleForm
          was={one}
          busy={update.isPending}
          error={update.error}
          onSend={({ name, about, openness, confirmed }) =>
            update.mutate({ ...input, name, about, openness, ...(confirmed && { confirmed }) })
          }
          onEnd={() => setChanging(false)}
        />
      )}
    </>
  )
}
