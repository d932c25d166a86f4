/** The directory: everyone here, found by name, place and what they bring. */
import { IconUserPlus } from '@tabler/icons-react'
import { inCommunity } from '#web/community.ts'
import { useHere } from '#web/here.ts'
import { ButtonLink } from '#web/kit/Button.tsx'
import { EmptyState } from '#web/kit/EmptyState.tsx'
import { Directory } from './Directory.tsx'
import { PeoplePlace } from './PeoplePlace.tsx'
import { useSaid } from './said.ts'

export default function People() {
  const { t } = useSaid()
  const { community } = useHere()
  const { can, slug } = community
  const invite = can.invite && (
    <ButtonLink size="s" look="soft" icon={<IconUserPlus aria-hidden />} href={inCommunity(slug, 'people', 'invite')}>
      {t('ui.way.invite')}
    </ButtonLink>
  )
  return (
    <PeoplePlace part="people" title={t('ui.way.people')} actions={invite}>
      {can.seeDirectory ? (
        <Directory />
      ) : (
        <EmptyState title={t('ui.people.closed')} text={t('ui.people.closed_text')} />
      )}
    </PeoplePlace>
  )
}
