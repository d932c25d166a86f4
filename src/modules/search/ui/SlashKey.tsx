import { useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { inCommunity } from '#web/community.ts'
import { useHere } from '#web/here.ts'
import { isWriting } from '#web/quick.ts'

/** The field of the search screen, where it is open. */
export const FIELD = 'search-field'

/** On every screen of a community: "/" leads to the search, or back into its field. */
export function SlashKey() {
  const { community } = useHere()
  const navigate = useNavigate()
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return
      if (document.querySelector('[role="dialog"]')) return
      event.preventDefault()
      const field = document.getElementById(FIELD)
      if (field instanceof HTMLInputElement) {
        field.focus()
        field.select()
      } else void navigate({ to: inCommunity(community.slug, 'search') })
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [community.slug, navigate])
  return null
}
