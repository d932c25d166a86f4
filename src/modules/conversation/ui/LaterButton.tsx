import { IconCalendarClock, IconChevronDown, IconClock } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { inCommunity, useCommunitySlug } from '#web/community.ts'
import { IconButton } from '#web/kit/IconButton.tsx'
import { Menu } from '#web/kit/Menu.tsx'
import type { MenuItem } from '#web/kit/menu-item.ts'
import { toast } from '#web/kit/toast.ts'
import { WhenDialog } from '#web/WhenDialog.tsx'
import { refusalWords } from './refusal-words.ts'

/** Answers with a refusal's code, or nothing once it is planned. */
export type Plan = (when: string) => Promise<string | undefined>
type Props = { onPlan: Plan; hasWords: boolean }

/** Beside the button that sends: at another hour. */
export function LaterButton({ onPlan, hasWords }: Props) {
  const { t } = useTranslation('conversation')
  const slug = useCommunitySlug() ?? ''
  const [isAsking, setAsking] = useState(false)
  const [refused, setRefused] = useState<string>()
  const [isBusy, setBusy] = useState(false)
  const plan = async (when: string) => {
    setBusy(true)
    const code = await onPlan(when)
    setBusy(false)
    setRefused(code)
    setAsking(code !== undefined)
  }
  const item = (label: string, onPick: () => void): MenuItem => ({
    label,
    icon: <IconClock aria-hidden />,
    onPick: () => (hasWords ? onPick() : void toast({ text: t('later_words'), kind: 'bad' })),
  })
  const items: MenuItem[] = [
    item(t('web:when.tomorrow'), () => void plan('tomorrow 9:00')),
    item(t('web:when.monday'), () => void plan('monday 9:00')),
    item(t('later_other'), () => setAsking(true)),
    {
      label: t('later_list'),
      icon: <IconCalendarClock aria-hidden />,
      href: `${inCommunity(slug, 'saved')}?show=scheduled`,
      parted: true,
    },
  ]
  const button = (
    <IconButton label={t('send_later')}>
      <IconChevronDown aria-hidden />
    </IconButton>
  )
  return (
    <>
      <Menu place="top-end" button={button} items={items} />
      {isAsking && (
        <WhenDialog
          title={t('send_when')}
          often={['hour', 'hours', 'tomorrow', 'monday']}
          verb={t('plan')}
          busy={isBusy && t('planning')}
          error={refused && refusalWords(t, 'conversation', refused)}
          onPick={(when) => void plan(when)}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  )
}
