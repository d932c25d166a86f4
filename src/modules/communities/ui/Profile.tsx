/** How I am shown in this community, field by field, and to whom. */
import { inCommunity } from '#web/community.ts'
import { useHere } from '#web/here.ts'
import { Skeletons } from '#web/kit/Skeletons.tsx'
import { useQuery } from '#web/query.ts'
import { getMember } from '../contract.ts'
import { PeoplePlace } from './PeoplePlace.tsx'
import { ProfileForm } from './ProfileForm.tsx'
import { useSaid } from './said.ts'
import { Trouble } from './Trouble.tsx'

export default function Profile() {
  const { t } = useSaid()
  const { community, memberId } = useHere()
  const asked = useQuery(getMember, { memberId: memberId ?? '' }, { enabled: memberId !== null })
  const back = inCommunity(community.slug, 'people', memberId ?? '')
  return (
    <PeoplePlace part="none" title={t('ui.profile.title')} back={back}>
      {asked.error && <Trouble error={asked.error} onAgain={() => void asked.refetch()} />}
      {asked.isPending && <Skeletons like="text" count={4} />}
      {asked.data && <ProfileForm key={asked.data.id} one={asked.data} back={back} />}
    </PeoplePlace>
  )
}
