import { useRef, useState } from 'react'
import type { AskOf } from '#kernel/contract.ts'
import { toast } from '#web/kit/toast.ts'
import { useAction } from '#web/query.ts'
import { useRefusal } from '#web/refusal.ts'
import { changeSettings, type MailSettings, readSettings } from '../contract.ts'

type Choice = AskOf<typeof changeSettings>

/** What is chosen is shown at once and kept in the order in which it was chosen; then the house's answer wins. */
export function useChoices(settings: MailSettings) {
  const words = useRefusal('mails')
  const [chosen, setChosen] = useState<Choice>({})
  const waiting = useRef(0)
  const settle = () => {
    waiting.current--
    if (waiting.current === 0) setChosen({})
  }
  const changing = useAction(changeSettings, {
    oneByOne: true,
    refreshes: [readSettings],
    onDone: settle,
    onRefused: (refused) => {
      settle()
      toast({ text: words(refused) ?? '', kind: 'bad' })
    },
  })
  const choose = (choice: Choice) => {
    waiting.current++
    setChosen((before) => ({ ...before, ...choice }))
    changing.mutate(choice)
  }
  return { shown: { ...settings, ...chosen }, choose }
}
