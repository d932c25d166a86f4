import {
  IconCalendarEvent,
  IconCheckbox,
  IconCompass,
  IconDots,
  IconHash,
  IconHome,
  IconMessageCircle,
  IconPencil,
  IconPin,
  IconSearch,
  IconUsers,
  IconX,
} from '@tabler/icons-react'
import { ColumnHead } from '../kit/ColumnHead.tsx'
import { EmptyState } from '../kit/EmptyState.tsx'
import { Face, FaceStack } from '../kit/Face.tsx'
import { IconButton } from '../kit/IconButton.tsx'
import { Link } from '../kit/Link.tsx'
import { RailLink } from '../kit/Places.tsx'
import { PurposeChip } from '../kit/PurposeChip.tsx'
import { Shell } from '../kit/Shell.tsx'
import { people } from './sample.tsx'

const places = [
  { key: 'home', label: 'Start', icon: <IconHome aria-hidden />, href: '#home' },
  {
    key: 'chat',
    label: 'Gespräche',
    icon: <IconMessageCircle aria-hidden />,
    href: '#chat',
    current: true,
    dot: 'Neues',
  },
  { key: 'tasks', label: 'Aufgaben', icon: <IconCheckbox aria-hidden />, href: '#tasks' },
  { key: 'events', label: 'Termine', icon: <IconCalendarEvent aria-hidden />, href: '#events' },
  { key: 'goals', label: 'Ziele', icon: <IconCompass aria-hidden />, href: '#goals' },
  { key: 'people', label: 'Menschen', icon: <IconUsers aria-hidden />, href: '#people' },
]

/** The frame alone, as a conversation: ?page=shell&screen=list|content|pane&pane=no */
export function ShellPage({ asked }: { asked: URLSearchParams }) {
  const screen = (asked.get('screen') ?? 'content') as 'list' | 'content' | 'pane'
  const head = (
    <ColumnHead
      level={1}
      showsList
      back="#list"
      title="Cleanup September"
      beside={<PurposeChip purpose={{ kind: 'goal', name: 'Müll aus dem Fluss', icon: 'trash' }} onOpen={() => {}} />}
      below="Alles für Samstag, 19. September: Boote, Material, Mitfahrten"
      wide={<FaceStack people={people} total={47} label="Mara, Ayşe und 45 andere" />}
      actions={
        <>
          <IconButton label="Angeheftet">
            <IconPin aria-hidden />
          </IconButton>
          <IconButton label="Mehr">
            <IconDots aria-hidden />
          </IconButton>
        </>
      }
    />
  )
  const pane = (
    <>
      <ColumnHead
        title="Antworten"
        back="#conversation"
        actions={
          <IconButton label="Schließen">
            <IconX aria-hidden />
          </IconButton>
        }
      />
      <p style={{ padding: '12px 24px' }}>Ich bring die Handschuhe mit, 60 Paar.</p>
    </>
  )
  return (
    <Shell
      crest={
        <Link
          href="#community"
          aria-label="Flussretter Lahn"
          style={{ width: 40, height: 40, borderRadius: 11, background: 'var(--accent)' }}
        />
      }
      nav={places}
      bottom={screen === 'list' ? places.slice(0, 5) : []}
      foot={
        <>
          <RailLink place={{ key: 'search', label: 'Suche', icon: <IconSearch aria-hidden />, href: '#search' }} />
          <Face person={people[4]} size={36} />
        </>
      }
      list={<ChannelList />}
      listLabel="Gespräche"
      pane={asked.get('pane') === 'no' ? undefined : pane}
      paneLabel="Antworten"
      onClosePane={() => {}}
      screen={screen}
      head={head}
      fixed
    >
      <div style={{ padding: 24 }}>
        <EmptyState title="Hier ist noch Ruhe." text="Stell dich kurz vor, Mara liest mit." />
      </div>
    </Shell>
  )
}

function ChannelList() {
  return (
    <>
      <ColumnHead
        title="Gespräche"
        line={false}
        actions={
          <IconButton label="Neues Gespräch">
            <IconPencil aria-hidden />
          </IconButton>
        }
      />
      <ul style={{ padding: '0 22px' }}>
        {['Willkommen', 'Cleanup September', 'Boote und Material'].map((name) => (
          <li key={name} style={{ display: 'flex', gap: 10, minHeight: 36, alignItems: 'center' }}>
            <IconHash aria-hidden />
            <a href={`#${name}`}>{name}</a>
          </li>
        ))}
      </ul>
    </>
  )
}
