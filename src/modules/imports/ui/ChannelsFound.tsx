import { IconArchive, IconHash, IconLock, IconMessageCircle } from '@tabler/icons-react'
import { useState } from 'react'
import { Button } from '#web/kit/Button.tsx'
import { Table } from '#web/kit/Table.tsx'
import type { Analysis } from '../contract.ts'
import styles from './Found.module.css'
import { useSaid } from './said.ts'

type Channel = Analysis['channels'][number]
const FEW = 12

const icons = { public: IconHash, private: IconLock, group_direct: IconMessageCircle, direct: IconMessageCircle }

/** Direct conversations are one line together: who talks to whom is theirs alone. */
export function ChannelsFound({ channels }: { channels: Channel[] }) {
  const { t, figure } = useSaid()
  const [isWhole, setWhole] = useState(false)
  const named = channels.filter(({ kind }) => kind === 'public' || kind === 'private')
  const directs = channels.filter(({ kind }) => kind === 'direct' || kind === 'group_direct')
  const all = named.toSorted((a, b) => b.messages - a.messages)
  const together: Channel = {
    key: 'directs',
    name: t('ui.channels.directs', { count: directs.length, many: figure(directs.length) }),
    kind: 'direct',
    isArchived: false,
    members: 0,
    messages: directs.reduce((sum, { messages }) => sum + messages, 0),
  }
  const rows = [...(isWhole ? all : all.slice(0, FEW)), ...(directs.length > 0 ? [together] : [])]
  return (
    <>
      <Table
        caption={t('ui.channels.title')}
        rows={rows}
        rowKey={({ key }) => key}
        columns={[
          { key: 'name', label: t('ui.channels.name'), cell: (channel) => <Name channel={channel} /> },
          {
            key: 'becomes',
            label: t('ui.channels.becomes'),
            cell: ({ kind, isArchived }) => t(isArchived ? `ui.channels.archived.${kind}` : `ui.channels.kind.${kind}`),
          },
          {
            key: 'messages',
            label: t('ui.channels.messages'),
            number: true,
            cell: ({ messages }) => figure(messages),
          },
        ]}
      />
      {!isWhole && all.length > FEW && (
        <div>
          <Button look="soft" onClick={() => setWhole(true)}>
            {t('ui.channels.all', { many: figure(all.length) })}
          </Button>
        </div>
      )}
    </>
  )
}

function Name({ channel: { name, kind, isArchived } }: { channel: Channel }) {
  const Icon = isArchived ? IconArchive : icons[kind]
  return (
    <span className={styles.name}>
      <Icon aria-hidden />
      <span>{name}</span>
    </span>
  )
}
