import { useState } from 'react'
import { suggestMembers } from '#modules/communities/contract.ts'
import { PickField } from '#web/kit/PickField.tsx'
import { PersonFace } from '#web/PersonFace.tsx'
import { useQuery } from '#web/query.ts'

type Somebody = { id: string; name: string; face: string | null }

/** One of those who may see a subject, found by name. */
export function PickMember({
  subjectId,
  label,
  hint,
  chosen,
  onChange,
}: {
  subjectId: string
  label: string
  hint?: string
  chosen: Somebody | undefined
  onChange: (member: Somebody | undefined) => void
}) {
  const [asked, setAsked] = useState('')
  const { data } = useQuery(suggestMembers, { query: asked, subjectId }, { keepOld: true })
  const found: Somebody[] = data?.members ?? []
  const all = chosen && asked === '' && !found.some(({ id }) => id === chosen.id) ? [chosen, ...found] : found
  return (
    <PickField
      label={label}
      hint={hint}
      picks={all.map((one) => ({ value: one.id, label: one.name, sign: <PersonFace person={one} size={24} /> }))}
      value={chosen?.id}
      onSearch={setAsked}
      onChange={(id) => {
        onChange(all.find((one) => one.id === id))
        if (id) setAsked('')
      }}
    />
  )
}
