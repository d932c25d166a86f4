/** Who is in the archive, who wrote most first, and whom we think they are here. */
import { useState } from 'react'
import { listMembers } from '#modules/communities/contract.ts'
import { useHere } from '#web/here.ts'
import { Button } from '#web/kit/Button.tsx'
import { Face } from '#web/kit/Face.tsx'
import { PickField } from '#web/kit/PickField.tsx'
import { Table } from '#web/kit/Table.tsx'
import { useQuery } from '#web/query.ts'
import type { Analysis } from '../contract.ts'
import styles from './Found.module.css'
import type { Matches } from './matches.ts'
import { useSaid } from './said.ts'

type Person = Analysis['people'][number]
type Who = { id: string; name: string }
const FEW = 20

type PeopleFoundProps = {
  /** Otherwise what they did on boards is counted, too. */
  isTalk: boolean
  people: Person[]
  inAll: number
  chosen: Matches
  onChoose: (key: string, who: Who | null) => void
}

export function PeopleFound({ isTalk, people, inAll, chosen, onChoose }: PeopleFoundProps) {
  const { t, figure } = useSaid()
  const [most, setMost] = useState(FEW)
  // Whom somebody suggests is looked at first.
  const sorted = people.toSorted((a, b) => Number(b.suggested !== null) - Number(a.suggested !== null))
  return (
    <>
      <Table
        caption={t('ui.match.title')}
        rows={sorted.slice(0, most)}
        rowKey={({ key }) => key}
        columns={[
          {
            key: 'name',
            label: t('ui.match.there'),
            cell: (person) => (
              <span className={styles.name}>
                <Face person={{ id: person.key, name: person.name }} size={24} named />
                <span>{person.name}</span>
              </span>
            ),
          },
          {
            key: 'messages',
            label: t(isTalk ? 'ui.match.messages' : 'ui.match.done'),
            number: true,
            cell: ({ messages }) => figure(messages),
          },
          {
            key: 'here',
            label: t('ui.match.here'),
            cell: (person) => <Here person={person} chosen={chosen[person.key]} onChoose={onChoose} />,
          },
        ]}
      />
      {most < sorted.length && (
        <div>
          <Button look="soft" onClick={() => setMost((before) => before + 100)}>
            {t('ui.match.more', { many: figure(inAll) })}
          </Button>
        </div>
      )}
    </>
  )
}

type HereProps = { person: Person; chosen: Who | null | undefined; onChoose: PeopleFoundProps['onChoose'] }

function Here({ person, chosen, onChoose }: HereProps) {
  const { t } = useSaid()
  const [isChoosing, setChoosing] = useState(false)
  const who = chosen === undefined ? person.suggested : chosen
  if (person.isHere) return <span className={styles.quiet}>{t('ui.match.is_here')}</span>
  if (person.kind === 'app') return <span className={styles.quiet}>{t('ui.match.app')}</span>
  if (isChoosing)
    return (
      <Choose
        person={person}
        onChoose={(found) => {
          onChoose(person.key, found)
          setChoosing(false)
        }}
      />
    )
  return (
    <span className={styles.here}>
      {who ? (
        <span>
          <b>{who.name}</b>
          {chosen === undefined && person.suggested && <small>{t(`ui.match.because.${person.suggested.why}`)}</small>}
        </span>
      ) : (
        <span className={styles.quiet}>{t('ui.match.placeholder')}</span>
      )}
      <span>
        <Button
          look="quiet"
          size="s"
          aria-label={t('ui.match.choose_for', { name: person.name })}
          onClick={() => setChoosing(true)}
        >
          {t(who ? 'ui.match.change' : 'ui.match.choose')}
        </Button>
        {who && (
          <Button
            look="quiet"
            size="s"
            aria-label={t('ui.match.nobody_for', { name: person.name })}
            onClick={() => onChoose(person.key, null)}
          >
            {t('ui.match.nobody')}
          </Button>
        )}
      </span>
    </span>
  )
}

function Choose({ person, onChoose }: { person: Person; onChoose: (who: Who | null) => void }) {
  const { t } = useSaid()
  const { community } = useHere()
  const [text, setText] = useState('')
  const asked = useQuery(
    listMembers,
    { most: 20, ...(text.trim() && { text: text.trim() }) },
    { enabled: community.can.seeDirectory, keepOld: true },
  )
  const found = asked.data?.items ?? []
  return (
    <PickField
      label={t('ui.match.who', { name: person.name })}
      picks={found.map(({ id, name }) => ({ value: id, label: name }))}
      value={undefined}
      onSearch={setText}
      onChange={(id) => {
        const one = found.find((each) => each.id === id)
        if (one) onChoose({ id: one.id, name: one.name })
      }}
    />
  )
}
