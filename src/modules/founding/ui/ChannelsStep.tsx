import { IconX } from '@tabler/icons-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#web/kit/Button.tsx'
import { TextField } from '#web/kit/fields.tsx'
import { IconButton } from '#web/kit/IconButton.tsx'
import { PurposeChip } from '#web/kit/PurposeChip.tsx'
import type { Draft } from './draft.ts'
import styles from './Found.module.css'
import type { StepProps } from './step.ts'
import { nextKey } from './ValuesStep.tsx'

const first = [
  { name: 'welcome', purpose: 'care' },
  { name: 'news', purpose: null },
  { name: 'plans', purpose: null },
] as const

export function ChannelsStep({ draft, change }: StepProps) {
  const { t } = useTranslation('founding')
  const { channels } = draft
  const isNew = channels.length === 0
  useEffect(() => {
    if (!isNew) return
    const start = first.map(({ name, purpose }, key) => ({
      key,
      purpose,
      title: t(`channel.${name}`),
      topic: t(`channel.${name}.topic`),
    }))
    const goal = draft.later.includes('goal') ? '' : draft.goal.title.trim()
    const aboutGoal: Draft['channels'] = goal
      ? [{ key: first.length, purpose: 'goal', title: goal.slice(0, 120), topic: t('channel.goal.topic') }]
      : []
    change({ channels: [...start, ...aboutGoal] })
  }, [isNew, t, change, draft.later, draft.goal.title])
  const edit = (key: number, next: { title?: string; topic?: string }) =>
    change({ channels: channels.map((channel) => (channel.key === key ? { ...channel, ...next } : channel)) })
  return (
    <>
      <ul className={styles.rows}>
        {channels.map((channel) => (
          <li key={channel.key} className={styles.row}>
            <TextField
              label={t('channels.name')}
              value={channel.title}
              maxLength={120}
              onChange={(event) => edit(channel.key, { title: event.target.value })}
            />
            <TextField
              label={t('channels.topic')}
              value={channel.topic}
              maxLength={500}
              onChange={(event) => edit(channel.key, { topic: event.target.value })}
            />
            {channel.purpose && (
              <p className={styles.why}>
                {t('channels.for')} <Why purpose={channel.purpose} draft={draft} />
              </p>
            )}
            {channels.length > 1 && (
              <IconButton
                label={t('remove', { name: channel.title })}
                onClick={() => change({ channels: channels.filter(({ key }) => key !== channel.key) })}
              >
                <IconX aria-hidden />
              </IconButton>
            )}
          </li>
        ))}
      </ul>
      {channels.length < 20 && (
        <div>
          <Button
            look="soft"
            size="s"
            onClick={() =>
              change({ channels: [...channels, { key: nextKey(channels), purpose: null, title: '', topic: '' }] })
            }
          >
            {t('channels.own')}
          </Button>
        </div>
      )}
    </>
  )
}

/** What a channel is for, as it will stand on its head. */
function Why({ purpose, draft }: { purpose: 'goal' | 'care'; draft: Draft }) {
  const { t } = useTranslation('founding')
  const { title, icon } = draft.goal
  if (purpose === 'care') return <PurposeChip purpose={{ kind: 'care', name: t('channels.care') }} />
  return <PurposeChip purpose={{ kind: 'goal', name: title.trim() || t('preview.goal'), icon }} />
}
