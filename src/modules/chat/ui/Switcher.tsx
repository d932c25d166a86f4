import { IconBell, IconCompass, IconHash, IconKeyboard, IconSearch, IconUsers } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { type KeyboardEvent, type ReactNode, useDeferredValue, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { suggestMembers } from '#modules/communities/contract.ts'
import { inCommunity } from '#web/community.ts'
import { useHere } from '#web/here.ts'
import { Dialog } from '#web/kit/Dialog.tsx'
import { KeyHint } from '#web/kit/KeyHint.tsx'
import { SearchField } from '#web/kit/SearchField.tsx'
import { PersonFace } from '#web/PersonFace.tsx'
import { pictureUrl } from '#web/pictures.ts'
import { useAction, useQuery } from '#web/query.ts'
import { Sign as Crest } from '#web/Sign.tsx'
import { listChannels, openDirect } from '../contract.ts'
import { isWaiting } from './count-on.ts'
import { DirectFace } from './DirectFace.tsx'
import { nameOf } from './names.ts'
import { Sign } from './Sign.tsx'
import styles from './Switcher.module.css'
import { useChannels } from './use-channels.ts'

type Goal = { key: string; group: string; label: string; sign: ReactNode; isNew?: boolean; go: () => void }

/** Ctrl/⌘ K: a few letters and Enter, from anywhere to anywhere. */
export function Switcher({ onClose, onShortcuts }: { onClose: () => void; onShortcuts: () => void }) {
  const { t } = useTranslation('chat')
  const id = useId()
  const [asked, setAsked] = useState('')
  const [index, setIndex] = useState(0)
  const goals = useGoals(useDeferredValue(asked.trim()), onClose, onShortcuts)
  const active = Math.min(index, goals.length - 1)
  const keys = (event: KeyboardEvent) => {
    const way = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (way && goals.length > 0) {
      event.preventDefault()
      setIndex((active + way + goals.length) % goals.length)
      document
        .getElementById(`${id} ${(active + way + goals.length) % goals.length}`)
        ?.scrollIntoView({ block: 'nearest' })
    }
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault()
      goals[active]?.go()
    }
  }
  return (
    <Dialog open onClose={onClose} title={t('quick')} size={560}>
      <SearchField
        label={t('quick')}
        value={asked}
        onChange={(next) => {
          setAsked(next)
          setIndex(0)
        }}
        onKeyDown={keys}
        role="combobox"
        aria-expanded
        aria-controls={id}
        aria-activedescendant={goals.length > 0 ? `${id} ${active}` : undefined}
        data-autofocus
      />
      <div className={styles.goals} id={id} role="listbox" aria-label={t('quick')}>
        {goals.map((goal, at) => (
          <div key={goal.key}>
            {goal.group !== goals[at - 1]?.group && <p className={styles.group}>{goal.group}</p>}
            <button
              type="button"
              id={`${id} ${at}`}
              className={styles.goal}
              role="option"
              aria-selected={at === active}
              tabIndex={-1}
              data-new={goal.isNew || undefined}
              onPointerMove={() => setIndex(at)}
              onClick={goal.go}
            >
              {goal.sign}
              <span>{goal.label}</span>
              {at === active && <KeyHint keys="enter" />}
            </button>
          </div>
        ))}
        {goals.length === 0 && <p className={styles.none}>{t('quick_none')}</p>}
      </div>
    </Dialog>
  )
}

function useGoals(asked: string, onClose: () => void, onShortcuts: () => void): Goal[] {
  const { t } = useTranslation('chat')
  const { me, community, memberId } = useHere()
  const navigate = useNavigate()
  const { data: channels } = useChannels()
  const { data: found } = useQuery(suggestMembers, { query: asked }, { enabled: asked !== '', keepOld: true })
  const direct = useAction(openDirect, {
    refreshes: [listChannels],
    onDone: (channel) => visit('talk', channel.id),
  })
  const visit = (...parts: string[]) => {
    onClose()
    void navigate({ to: inCommunity(community.slug, ...parts) })
  }
  const fits = (label: string) => label.toLocaleLowerCase().includes(asked.toLocaleLowerCase())
  const talks = (channels?.items ?? [])
    .map((one) => ({ one, label: nameOf(one, t('you_alone')) }))
    .filter(({ label }) => fits(label))
    .sort(
      (a, b) =>
        Number(isWaiting(b.one)) - Number(isWaiting(a.one)) ||
        (b.one.lastMessageAt ?? '').localeCompare(a.one.lastMessageAt ?? ''),
    )
    .slice(0, 8)
    .map(({ one, label }) => ({
      key: one.id,
      group: t('quick_channels'),
      label,
      isNew: isWaiting(one),
      sign: one.audience === 'direct' ? <DirectFace people={one.people} /> : <Sign audience={one.audience} />,
      go: () => visit('talk', one.id),
    }))
  const people = (asked === '' ? [] : (found?.members ?? []))
    .filter((one) => one.id !== memberId)
    .slice(0, 5)
    .map((one) => ({
      key: one.id,
      group: t('quick_people'),
      label: one.name,
      sign: <PersonFace person={one} size={24} />,
      go: () => direct.mutate({ memberIds: [one.id] }),
    }))
  const communities = me.communities
    .filter((one) => one.standing === 'active' && one.slug !== community.slug && fits(one.name))
    .slice(0, 8)
    .map((one) => ({
      key: one.slug,
      group: t('quick_communities'),
      label: one.name,
      isNew: one.unseen > 0,
      sign: <Crest name={one.name} logo={pictureUrl(one.slug, one.logoFileId)} colors={one} size="s" />,
      go: () => {
        onClose()
        void navigate({ to: inCommunity(one.slug) })
      },
    }))
  const everywhere = {
    key: 'search',
    group: t('quick_actions'),
    label: asked === '' ? t('search') : t('search_for', { text: asked }),
    sign: <IconSearch aria-hidden />,
    go: () => {
      onClose()
      const search = (asked === '' ? {} : { q: asked }) as never
      void navigate({ to: inCommunity(community.slug, 'search'), search })
    },
  }
  const actions = [
    { label: t('notices'), sign: <IconBell aria-hidden />, go: () => visit('notices') },
    { label: t('browse'), sign: <IconHash aria-hidden />, go: () => visit('talk', 'browse') },
    { label: t('goals'), sign: <IconCompass aria-hidden />, go: () => visit('goals') },
    { label: t('people'), sign: <IconUsers aria-hidden />, go: () => visit('people') },
    { label: t('shortcuts'), sign: <IconKeyboard aria-hidden />, go: onShortcuts },
  ]
    .filter(({ label }) => fits(label))
    .map((action) => ({ ...action, key: action.label, group: t('quick_actions') }))
  return [...talks, ...people, ...communities, everywhere, ...actions]
}
