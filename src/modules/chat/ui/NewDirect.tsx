import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { inCommunity, useCommunitySlug } from '#web/community.ts'
import { Button } from '#web/kit/Button.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { toast } from '#web/kit/toast.ts'
import { useAction } from '#web/query.ts'
import { listChannels, openDirect } from '../contract.ts'
import { type Chosen, PeoplePicker } from './PeoplePicker.tsx'

const MOST_OTHERS = 8

export function NewDirect({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('chat')
  const slug = useCommunitySlug() ?? ''
  const navigate = useNavigate()
  const [chosen, setChosen] = useState<Chosen[]>([])
  const open = useAction(openDirect, {
    refreshes: [listChannels],
    onDone(channel) {
      onClose()
      void navigate({ to: inCommunity(slug, 'talk', channel.id) })
    },
    onRefused: () => toast({ text: t('failed'), kind: 'bad' }),
  })
  const start = () => chosen.length > 0 && open.mutate({ memberIds: chosen.map((one) => one.id) })
  const actions = (
    <Button busy={open.isPending && t('joining')} aria-disabled={chosen.length === 0} onClick={start}>
      {t('start')}
    </Button>
  )
  return (
    <Dialog open onClose={onClose} title={t('to_whom')} actions={actions}>
      <PeoplePicker chosen={chosen} onChange={setChosen} most={MOST_OTHERS} />
      <small>{t('to_whom_help')}</small>
    </Dialog>
  )
}
