/** Writing a page: kept on this device at once, saved after a moment, and never over what somebody else wrote. */
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { call, type Refused } from '#web/call.ts'
import { useHere } from '#web/here.ts'
import { keep, keptAs, type Shelf, unkeep } from '#web/kept.ts'
import { useLive } from '#web/live.ts'
import { keyOf } from '#web/query.ts'
import { getNote, holdNote, type Note, releaseNote, writeNote } from '../contract.ts'

const SAVE_AFTER_MS = 1_500
const AGAIN_AFTER_MS = 5_000
/** A third of the time it is held. */
const HOLD_EVERY_MS = 20_000
const IDLE_MS = 60_000

export type Trouble =
  | { is: 'offline' }
  | { is: 'taken' }
  | { is: 'refused'; code: string }
  /** Somebody wrote a newer version: both texts are here. */
  | { is: 'conflict'; newer: Note; base: string; mine: string }
export type Saving = 'saved' | 'unsaved' | 'saving'

type Base = { version: number; text: string }

/** What was written and not saved, as it is kept on this device. */
type Kept = { base: Base; text: string }

export function useWriting(note: Note) {
  const { community, me } = useHere()
  const live = useLive()
  const client = useQueryClient()
  const shelf: Shelf = { person: me.id, kind: 'draft', community: community.slug }
  const shelved = `note ${note.id}`
  const at = { community: community.slug }
  const noteId = note.id
  const now = useRef<{ base: Base; text: string; typedAt: number; isSaving: boolean; isStopped: boolean }>(undefined)
  now.current ??= begun(note, keptAs(shelf, shelved))
  const state = now.current
  const [saving, setSaving] = useState<Saving>(state.text === state.base.text ? 'saved' : 'unsaved')
  const [trouble, setTrouble] = useState<Trouble>()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  const later = (ms: number) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => void save(), ms)
  }

  async function save(): Promise<boolean> {
    if (state.isSaving || state.isStopped) return false
    const { text } = state
    if (text === state.base.text) {
      setSaving('saved')
      return true
    }
    state.isSaving = true
    setSaving('saving')
    try {
      const saved = await call(writeNote, { noteId, text, basedOn: state.base.version }, at)
      state.isSaving = false
      return settled(saved, text)
    } catch (refused) {
      state.isSaving = false
      setSaving('unsaved')
      await refusedBy(refused as Refused)
      return false
    }
  }

  function settled(saved: Note, text: string): boolean {
    state.base = { version: saved.version, text }
    client.setQueryData(keyOf(getNote, { noteId }, community.slug), saved)
    setTrouble(undefined)
    if (state.text !== text) {
      setSaving('unsaved')
      later(SAVE_AFTER_MS)
      return false
    }
    unkeep(shelf, shelved)
    setSaving('saved')
    return true
  }

  async function refusedBy({ status, code }: Refused) {
    if (status === 0 || status >= 500 || status === 429) {
      setTrouble({ is: 'offline' })
      return later(AGAIN_AFTER_MS)
    }
    state.isStopped = true
    if (code === 'being_written') return setTrouble({ is: 'taken' })
    if (code !== 'changed_meanwhile') return setTrouble({ is: 'refused', code })
    const newer = await call(getNote, { noteId }, at).catch(() => undefined)
    if (newer) setTrouble({ is: 'conflict', newer, base: state.base.text, mine: state.text })
    else {
      state.isStopped = false
      setTrouble({ is: 'offline' })
      later(AGAIN_AFTER_MS)
    }
  }

  const hold = (takeOver = false) =>
    call(holdNote, { noteId, ...(takeOver && { takeOver }) }, at).then(
      () => live?.typing(noteId, noteId),
      ({ code }: Refused) => {
        if (code !== 'being_written') return
        state.isStopped = true
        setTrouble({ is: 'taken' })
      },
    )

  const current = useRef({ save, hold })
  current.current = { save, hold }
  // biome-ignore lint/correctness/useExhaustiveDependencies: begins with the screen and ends with it
  useEffect(() => {
    void current.current.hold()
    if (state.text !== state.base.text) later(SAVE_AFTER_MS)
    const beat = setInterval(() => {
      if (!state.isStopped && Date.now() - state.typedAt < IDLE_MS) void current.current.hold()
    }, HOLD_EVERY_MS)
    const online = () => void current.current.save()
    window.addEventListener('online', online)
    return () => {
      clearInterval(beat)
      clearTimeout(timer.current)
      window.removeEventListener('online', online)
      void current.current.save().finally(() => call(releaseNote, { noteId }, at).catch(() => {}))
    }
  }, [])

  return {
    text: state.text,
    saving,
    trouble,
    onText(text: string) {
      const wasIdle = Date.now() - state.typedAt > IDLE_MS
      state.text = text
      if (text === state.base.text) {
        unkeep(shelf, shelved)
        return setSaving('saved')
      }
      state.typedAt = Date.now()
      const kept: Kept = { base: state.base, text }
      keep(shelf, shelved, JSON.stringify(kept))
      setSaving('unsaved')
      if (state.isStopped) return
      if (wasIdle) void hold()
      live?.typing(noteId, noteId)
      if (!state.isSaving) later(SAVE_AFTER_MS)
    },
    save,
    /** What should stand there after somebody else wrote, too. */
    async settle(newer: Note, text: string): Promise<boolean> {
      state.base = { version: newer.version, text: newer.text }
      state.text = text
      state.isStopped = false
      setTrouble(undefined)
      return save()
    },
    /** Somebody else wrote, or still does: tries again. */
    async again() {
      state.isStopped = false
      setTrouble(undefined)
      await hold()
      await save()
    },
  }
}

/** What was not saved the last time is gone on with. */
function begun({ version, text }: Note, kept: string | null) {
  const rest = { typedAt: Date.now(), isSaving: false, isStopped: false }
  const before = kept === null ? undefined : (JSON.parse(kept) as Kept)
  if (before) return { ...before, ...rest }
  return { base: { version, text }, text, ...rest }
}
