/** Hosts let someone in who did not ask: found by name, in one step. */
import { useState } from 'react'
import { Button } from '#web/kit/Button.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { FieldError } from '#web/kit/Field.tsx'
import { PickField } from '#web/kit/PickField.tsx'
import { toast } from '#web/kit/toast.ts'
import { PersonFace } from '#web/PersonFace.tsx'
import { useAction, useQuery } from '#web/query.ts'
import { suggestMembers } from '../contract.ts'
import { admitToCircle } from '../contract-circles.ts'
import type { CircleShown } from './circle-shown.ts'
import { useSaid } from './said.ts'
import { useTold } from './use-told.ts'

export function AdmitDialog({ one, onEnd }: { one: CircleShown; onEnd: () => void }) {
  const { t, refused } = useSaid()
  const [asked, setAsked] = useState('')
  const [chosen, setChosen] = useState<{ id: string; name: string }>()
  const found = useQuery(suggestMembers, { query: asked }, { keepOld: true }).data?.members ?? []
  const inside = new Set(one.people.map(({ id }) => id))
  const admit = useAction(admitToCircle, {
    refreshes: useTold().refreshes,
    onDone: () => {
      toast({ text: t('ui.circle.admitted', { name: chosen?.name ?? '' }) })
      onEnd()
    },
  })
  const free = found.filter(({ id }) => !inside.has(id))
  const actions = (
    <>
      <Button look="line" onClick={onEnd}>
        {t('ui.cancel')}
      </Button>
      <Button
        busy={admit.isPending && t('ui.saving')}
        onClick={() => chosen && admit.mutate({ circleId: one.id, memberId: chosen.id })}
      >
        {t('ui.queue.admit')}
      </Button>
    </>
  )
  return (
    <Dialog open onClose={onEnd} title={t('ui.circle.add_ask', { name: one.name })} actions={actions}>
      <PickField
        label={t('ui.circle.whom')}
        help={t('ui.circle.add_help')}
        picks={free.map((person) => ({
          value: person.id,
          label: person.name,
          sign: <PersonFace person={person} size={30} />,
        }))}
        value={chosen?.id}
        onSearch={setAsked}
        onChange={(id) => setChosen(free.find((person) => person.id === id))}
      />
      <FieldError error={admit.error && refused(admit.error)} />
    </Dialog>
  )
}
