/** Signing out: what was written here and not sent goes from this device, after a question. */
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { signOut } from '#modules/people/contract.ts'
import { countKept, forgetKept } from './kept.ts'
import { ConfirmDialog } from './kit/ConfirmDialog.tsx'
import { type Doing, useAction } from './query.ts'

type Leaving = { leave: () => void; isLeaving: boolean; question: ReactNode }

export function useLeaving(person: string, { onDone, ...doing }: Doing<typeof signOut>): Leaving {
  const { t } = useTranslation('web')
  const [kept, setKept] = useState(0)
  const leaving = useAction(signOut, {
    ...doing,
    onDone: (output, input) => {
      forgetKept(person)
      onDone?.(output, input)
    },
  })
  const leave = () => {
    const count = countKept(person)
    if (count > 0) setKept(count)
    else leaving.mutate({})
  }
  const question = (
    <ConfirmDialog
      open={kept > 0}
      question={t('leaving.question')}
      text={t('leaving.text', { count: kept })}
      keep={t('leaving.keep')}
      confirm={t('leaving.confirm')}
      onKeep={() => setKept(0)}
      onConfirm={() => {
        setKept(0)
        leaving.mutate({})
      }}
    />
  )
  return { leave, isLeaving: leaving.isPending, question }
}
