import { useNavigate } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { listCircles } from '#modules/communities/contract-circles.ts'
import { PurposeField } from '#modules/mission/ui/PurposeField.tsx'
import type { Purpose } from '#modules/subjects/contract.ts'
import { inCommunity } from '#web/community.ts'
import { useHere } from '#web/here.ts'
import { Button } from '#web/kit/Button.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { SelectField, TextField } from '#web/kit/fields.tsx'
import { soonFocusFirstError } from '#web/kit/focus-first-error.ts'
import { RadioCards } from '#web/kit/RadioCards.tsx'
import { toast } from '#web/kit/toast.ts'
import { useAction, useQuery } from '#web/query.ts'
import { createChannel, listChannels } from '../contract.ts'
import styles from './Details.module.css'

type Audience = 'community' | 'circle' | 'public'

export function NewChannel({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('chat')
  const { community } = useHere()
  const navigate = useNavigate()
  const [name, setName] = useState('')
  const [topic, setTopic] = useState('')
  const [audience, setAudience] = useState<Audience>('community')
  const [circleId, setCircle] = useState('')
  const [purpose, setPurpose] = useState<Purpose>()
  const [isTried, setTried] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const { data: circles } = useQuery(listCircles, {})
  const isCoordinating = community.me?.role === 'owner' || community.me?.role === 'steward'
  const create = useAction(createChannel, {
    refreshes: [listChannels],
    onDone(channel) {
      onClose()
      void navigate({ to: inCommunity(community.slug, 'talk', channel.id) })
    },
    onRefused: () => toast({ text: t('failed'), kind: 'bad' }),
  })
  const nameError = isTried && !name.trim() && t('name_missing')
  const circleError = isTried && audience === 'circle' && !circleId && t('circle_missing')
  const submit = () => {
    setTried(true)
    if (!name.trim() || (audience === 'circle' && !circleId)) return soonFocusFirstError(form.current)
    create.mutate({
      name,
      audience,
      ...(topic.trim() && { topic }),
      ...(audience === 'circle' && { circleId }),
      ...(purpose && { purpose }),
    })
  }
  const cards = (['community', 'circle', ...(isCoordinating ? (['public'] as const) : [])] as const).map((value) => ({
    value,
    label: t(`for_${value}`),
    text: t(`for_${value}_text`),
  }))
  const mine = circles?.items.filter((one) => one.isIn) ?? []
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('new_channel')}
      actions={
        <Button busy={create.isPending && t('saving')} onClick={submit}>
          {t('create')}
        </Button>
      }
    >
      <form
        ref={form}
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <TextField
          label={t('name')}
          value={name}
          maxLength={80}
          error={nameError}
          onChange={(event) => setName(event.target.value)}
          data-autofocus
        />
        <TextField
          label={t('topic')}
          hint={t('topic_hint')}
          value={topic}
          maxLength={500}
          onChange={(event) => setTopic(event.target.value)}
        />
        <PurposeField value={purpose} onChange={setPurpose} />
        <RadioCards
          label={t('who_sees')}
          cards={cards}
          value={audience}
          onChange={(value) => setAudience(value as Audience)}
        />
        {audience === 'circle' && (
          <SelectField
            label={t('circle')}
            empty={mine.length > 0 ? '' : t('no_circles')}
            choices={mine.map((one) => ({ value: one.id, label: one.name }))}
            value={circleId}
            error={circleError}
            onChange={(event) => setCircle(event.target.value)}
          />
        )}
        <button type="submit" hidden />
      </form>
    </Dialog>
  )
}
