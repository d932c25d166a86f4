import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { listMembers } from '#modules/communities/contract.ts'
import { useHere } from '#web/here.ts'
import { Face } from '#web/kit/Face.tsx'
import { PickField } from '#web/kit/PickField.tsx'
import { pictureUrl } from '#web/pictures.ts'
import { useQuery } from '#web/query.ts'
import type { GoalDraft } from './goal-draft.ts'

/** Who takes care of a goal, found by name among all members; who may not leaf through them can only take it on. */
export function OwnerField({
  owner,
  onChange,
}: {
  owner: GoalDraft['owner']
  onChange: (owner: GoalDraft['owner']) => void
}) {
  const { t } = useTranslation('mission')
  const { community, memberId } = useHere()
  const [text, setText] = useState('')
  const asked = useQuery(
    listMembers,
    { kind: 'member', most: 20, ...(text.trim() && { text: text.trim() }) },
    { enabled: community.can.seeDirectory, keepOld: true },
  )
  const me = memberId && community.me ? [{ id: memberId, name: community.me.name, face: community.me.face }] : []
  const found: { id: string; name: string; face: string | null }[] = asked.data?.items ?? me
  const others = owner && !found.some(({ id }) => id === owner.id) && text === '' ? [{ ...owner, face: null }] : []
  const all = [...found, ...others]
  return (
    <PickField
      label={t('goal.who')}
      hint={t('goal.whoLater')}
      picks={all.map(({ id, name, face }) => ({
        value: id,
        label: name,
        sign: <Face size={24} person={{ id, name, photo: pictureUrl(community.slug, face) }} named />,
      }))}
      value={owner?.id}
      onSearch={setText}
      onChange={(id) => {
        onChange(all.find((one) => one.id === id))
        setText('')
      }}
    />
  )
}
