import {
  IconCalendarPlus,
  IconCircleCheck,
  IconClockHour4,
  IconClockPlus,
  IconDots,
  IconFlag3,
  IconHourglass,
  IconLayoutGridAdd,
  IconListCheck,
  IconPaperclip,
  IconRepeat,
  IconSubtask,
  IconTag,
  IconTextPlus,
  IconUserPlus,
  IconUsersPlus,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Chip, Chips } from '#web/kit/Chip.tsx'
import { Menu } from '#web/kit/Menu.tsx'
import { useAction } from '#web/query.ts'
import { changeTask } from '../../task/contract.ts'
import styles from './Adding.module.css'
import type { Asked } from './asked.ts'
import { type TaskShown, useDoing } from './use-task.ts'

type Props = { task: TaskShown; onAsk: (asked: Asked) => void; onFiles: () => void }
type Missing = { label: string; icon: ReactNode; onPick: () => void }

/** So many stand beside each other; the rest waits in a menu. */
const SHOWN = 3

/** What could be said besides, in the order in which people mostly say it. */
export function Adding({ task, onAsk, onFiles }: Props) {
  const { t } = useTranslation('boards')
  const { patch, ...doing } = useDoing(task.id)
  const change = useAction(changeTask, doing)
  const asks = (about: Exclude<Asked['about'], 'field'>) => () => onAsk({ about })
  const isPart = task.parent !== null
  const milestone = () => {
    patch((was) => ({ ...was, isMilestone: true }))
    change.mutate({ taskId: task.id, isMilestone: true })
  }
  const all: (Missing | false)[] = [
    task.assignees.length === 0 && {
      label: t('ui.task.who'),
      icon: <IconUserPlus aria-hidden />,
      onPick: asks('people'),
    },
    !task.dueOn && { label: t('ui.task.due'), icon: <IconCalendarPlus aria-hidden />, onPick: asks('days') },
    task.checklists.length === 0 && {
      label: t('ui.task.checklist'),
      icon: <IconListCheck aria-hidden />,
      onPick: asks('checklist'),
    },
    task.labels.length === 0 && { label: t('ui.task.labels'), icon: <IconTag aria-hidden />, onPick: asks('labels') },
    { label: t('ui.task.file'), icon: <IconPaperclip aria-hidden />, onPick: onFiles },
    task.parts.length === 0 && { label: t('ui.task.part'), icon: <IconSubtask aria-hidden />, onPick: asks('part') },
    task.needed === null && {
      label: t('ui.task.volunteers'),
      icon: <IconUsersPlus aria-hidden />,
      onPick: asks('needed'),
    },
    { label: t('ui.task.wait'), icon: <IconHourglass aria-hidden />, onPick: asks('wait') },
    task.closedAt === null && {
      label: t('ui.approval.ask'),
      icon: <IconCircleCheck aria-hidden />,
      onPick: asks('approval'),
    },
    task.estimate === null && {
      label: t('ui.task.estimate'),
      icon: <IconClockHour4 aria-hidden />,
      onPick: asks('estimate'),
    },
    !isPart &&
      task.repeats === null &&
      task.closedAt === null && {
        label: t('ui.repeat.add'),
        icon: <IconRepeat aria-hidden />,
        onPick: asks('repeats'),
      },
    { label: t('ui.task.hours_log'), icon: <IconClockPlus aria-hidden />, onPick: asks('hours') },
    !task.isMilestone && { label: t('ui.task.milestone'), icon: <IconFlag3 aria-hidden />, onPick: milestone },
    !isPart && { label: t('ui.task.other_board'), icon: <IconLayoutGridAdd aria-hidden />, onPick: asks('place') },
    ...task.board.fields
      .filter(({ id }) => task.values[id] === undefined)
      .map(({ id, name }) => ({
        label: name,
        icon: <IconTextPlus aria-hidden />,
        onPick: () => onAsk({ about: 'field', fieldId: id }),
      })),
  ]
  const missing = all.filter((one): one is Missing => one !== false)
  return (
    <fieldset className={styles.adding} aria-label={t('ui.task.add_what')}>
      <Chips>
        {missing.slice(0, SHOWN).map(({ label, icon, onPick }) => (
          <Chip key={label} icon={icon} onClick={onPick}>
            {label}
          </Chip>
        ))}
        <Menu
          place="bottom-start"
          button={
            <Chip icon={<IconDots aria-hidden />} aria-label={t('ui.task.add_more')}>
              {t('ui.task.more')}
            </Chip>
          }
          items={missing.slice(SHOWN)}
        />
      </Chips>
    </fieldset>
  )
}
