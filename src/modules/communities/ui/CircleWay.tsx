/** My own way into a circle and out of it. */
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { inCommunity } from '#web/community.ts'
import { useHere } from '#web/here.ts'
import { Button } from '#web/kit/Button.tsx'
import { ConfirmDialog } from '#web/kit/ConfirmDialog.tsx'
import { useAction } from '#web/query.ts'
import { askToJoinCircle, type Circle, enterAsOwner, joinCircle, leaveCircle } from '../contract-circles.ts'
import styles from './Circle.module.css'
import { useSaid } from './said.ts'
import { useTold } from './use-told.ts'

export function MyWay({ one }: { one: Circle }) {
  const { t } = useSaid()
  const told = useTold()
  const join = useAction(joinCircle, told)
  const ask = useAction(askToJoinCircle, told)
  const input = { circleId: one.id }
  const { can } = one
  if (!(can.join || can.ask || can.leave || can.enter || one.hasAsked)) return null
  return (
    <div className={styles.way}>
      {one.hasAsked && <p>{t('ui.circle.asked')}</p>}
      {can.join && (
        <Button busy={join.isPending && t('ui.saving')} onClick={() => join.mutate(input)}>
          {t('ui.circle.join')}
        </Button>
      )}
      {can.ask && (
        <Button busy={ask.isPending && t('ui.saving')} onClick={() => ask.mutate(input)}>
          {t('ui.circle.ask')}
        </Button>
      )}
      {(can.leave || one.hasAsked) && <Leave one={one} />}
      {can.enter && <Enter circleId={one.id} />}
    </div>
  )
}

/** Where one comes back by oneself, it needs no question. */
function Leave({ one }: { one: Circle }) {
  const { t } = useSaid()
  const { community } = useHere()
  const navigate = useNavigate()
  const [isAsking, setAsking] = useState(false)
  const leave = useAction(leaveCircle, {
    ...useTold(),
    onDone: () => {
      setAsking(false)
      // Outside, a hidden circle is not there any more.
      if (one.openness === 'hidden') void navigate({ to: inCommunity(community.slug, 'circles') })
    },
  })
  const end = () => (one.hasAsked || one.openness === 'open' ? leave.mutate({ circleId: one.id }) : setAsking(true))
  return (
    <>
      <Button look="line" busy={leave.isPending && t('ui.saving')} onClick={end}>
        {t(one.hasAsked ? 'ui.circle.take_back' : 'ui.circle.leave')}
      </Button>
      <ConfirmDialog
        open={isAsking}
        question={t('ui.circle.leave_ask', { name: one.name })}
        text={t('ui.circle.leave_text')}
        keep={t('ui.circle.stay')}
        confirm={t('ui.circle.leave')}
        busy={leave.isPending && t('ui.saving')}
        onKeep={() => setAsking(false)}
        onConfirm={() => leave.mutate({ circleId: one.id })}
      />
    </>
  )
}

export function Enter({ circleId }: { circleId: string }) {
  const { t } = useSaid()
  const [isAsking, setAsking] = useState(false)
  const enter = useAction(enterAsOwner, { ...useTold(), onDone: () => setAsking(false) })
  return (
    <>
      <Button look="line" onClick={() => setAsking(true)}>
        {t('ui.circle.enter')}
      </Button>
      <ConfirmDialog
        open={isAsking}
        question={t('ui.circle.enter_ask')}
        text={t('ui.circle.enter_text')}
        keep={t('ui.circle.stay_out')}
        confirm={t('ui.circle.enter')}
        busy={enter.isPending && t('ui.saving')}
        onKeep={() => setAsking(false)}
        onConfirm={() => enter.mutate({ circleId })}
      />
    </>
  )
}
