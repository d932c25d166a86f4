import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Virtualizer, type VirtualizerHandle } from 'virtua'
import { cx } from './cx.ts'
import { EmojiCells } from './EmojiCells.tsx'
import { EmojiFoot } from './EmojiFoot.tsx'
import styles from './EmojiPicker.module.css'
import { EmojiSign } from './EmojiSign.tsx'
import {
  chosenTone,
  type Emoji,
  type EmojiGroup,
  loadEmoji,
  OWN_GROUP,
  ownAsEmoji,
  recentEmoji,
  rememberEmoji,
  searchEmoji,
  withTone,
} from './emoji.ts'
import { moveInGrid, rowOf, rowsOf } from './emoji-grid.ts'
import { type OwnEmoji, useOwnEmoji } from './own-emoji.ts'
import { SearchField } from './SearchField.tsx'
import { Skeletons } from './Skeletons.tsx'

type Loaded = Awaited<ReturnType<typeof loadEmoji>>

/** All emoji: focus stays in the search, the arrows walk the grid, Enter picks. */
export function EmojiPicker({ onPick }: { onPick: (unicode: string) => void }) {
  const { t, i18n } = useTranslation('kit')
  const id = useId()
  const search = useRef<HTMLInputElement>(null)
  const scroller = useRef<VirtualizerHandle>(null)
  const [loaded, setLoaded] = useState<Loaded>()
  const [asked, setAsked] = useState('')
  const [active, setActive] = useState(0)
  const [tone, setTone] = useState(chosenTone)
  useEffect(() => {
    let stays = true
    void loadEmoji(i18n.language).then((all) => stays && setLoaded(all))
    return () => {
      stays = false
    }
  }, [i18n.language])
  // On touch the keyboard would cover what one came to see.
  useEffect(() => {
    if (!window.matchMedia('(pointer: coarse)').matches) search.current?.focus({ preventScroll: true })
  }, [])
  const own = useOwnEmoji()
  const whole = useMemo(() => loaded && withOwn(loaded, own, t('emoji_own')), [loaded, own, t])
  const groups = useMemo(() => groupsOf(whole, asked, t('emoji_recent')), [whole, asked, t])
  const rows = useMemo(() => rowsOf(groups), [groups])
  const isNone = loaded !== undefined && rows.length === 0
  const current = groups.flatMap((group) => group.emoji)[active]
  const pick = (emoji: Emoji) => {
    rememberEmoji(emoji.unicode)
    onPick(withTone(emoji, tone))
  }
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && current) {
      event.preventDefault()
      pick(current)
    }
    const next = moveInGrid(rows, active, event.key)
    if (next === undefined) return
    event.preventDefault()
    setActive(next)
    scroller.current?.scrollToIndex(rowOf(rows, next), { align: 'nearest' })
  }
  const ask = (next: string) => {
    setAsked(next)
    setActive(0)
  }
  const jump = (group: number) => {
    const row = rows.findIndex((one) => 'heading' in one && one.group === group)
    scroller.current?.scrollToIndex(row, { align: 'start' })
    const first = rows[row + 1]
    if (first && 'first' in first) setActive(first.first)
  }
  return (
    <div className={styles.picker}>
      <SearchField
        ref={search}
        label={t('search_emoji')}
        value={asked}
        onChange={ask}
        onKeyDown={keys}
        role="combobox"
        aria-expanded={!isNone}
        aria-haspopup="listbox"
        aria-controls={`${id}-list`}
        aria-activedescendant={current ? `${id}-${active}` : undefined}
      />
      {!asked && <EmojiGroups groups={groups} onJump={jump} />}
      <p role="status" className={cx(!isNone && 'sr', styles.none)}>
        {isNone && t('emoji_none')}
      </p>
      <div
        className={styles.scroll}
        id={`${id}-list`}
        role="listbox"
        aria-label={t('emoji')}
        aria-busy={!loaded}
        hidden={isNone}
        tabIndex={-1}
      >
        {!loaded && <Skeletons like="text" count={4} />}
        <Virtualizer ref={scroller}>
          {rows.map((row) =>
            'heading' in row ? (
              <div key={`heading ${row.group}`} className={styles.heading} aria-hidden="true">
                {row.heading}
              </div>
            ) : (
              <EmojiCells
                key={row.first}
                id={id}
                row={row}
                active={active}
                tone={tone}
                onPick={pick}
                onLook={setActive}
              />
            ),
          )}
        </Virtualizer>
      </div>
      <EmojiFoot emoji={current} tone={tone} onTone={setTone} />
    </div>
  )
}

function EmojiGroups({ groups, onJump }: { groups: readonly EmojiGroup[]; onJump: (group: number) => void }) {
  return (
    <div className={styles.groups}>
      {groups.map((group) => (
        <button
          key={group.key}
          type="button"
          aria-label={group.label}
          data-tip={group.label}
          onClick={() => onJump(group.key)}
        >
          {group.emoji[0]?.url ? <EmojiSign emoji={group.emoji[0].unicode} /> : group.emoji[0]?.unicode}
        </button>
      ))}
    </div>
  )
}

/** Ours come first. */
function withOwn({ emoji, groups }: Loaded, own: readonly OwnEmoji[], label: string): Loaded {
  if (own.length === 0) return { emoji, groups }
  return { emoji: [...own.map(ownAsEmoji), ...emoji], groups: [{ key: OWN_GROUP, label }, ...groups] }
}

function groupsOf(loaded: Loaded | undefined, asked: string, recentLabel: string): EmojiGroup[] {
  if (!loaded) return []
  if (asked.trim()) {
    const found = searchEmoji(loaded.emoji, asked)
    return found.length ? [{ key: -1, label: '', emoji: found }] : []
  }
  const recent = recentEmoji().flatMap((unicode) => loaded.emoji.find((one) => one.unicode === unicode) ?? [])
  const all = loaded.groups.map((group) => ({ ...group, emoji: loaded.emoji.filter((one) => one.group === group.key) }))
  return recent.length ? [{ key: -1, label: recentLabel, emoji: recent }, ...all] : all
}
