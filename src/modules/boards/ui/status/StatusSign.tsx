import { IconAlertTriangle, IconCircleCheck, IconHandStop } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { StateWord } from '#web/kit/StateWord.tsx'
import type { StatusState } from '../../status/contract.ts'

export const signs = {
  on_track: { is: 'good', Icon: IconCircleCheck },
  at_risk: { is: 'warn', Icon: IconAlertTriangle },
  off_track: { is: 'bad', Icon: IconHandStop },
} as const

/** Shape, colour and word. */
export function StatusSign({ state }: { state: StatusState }) {
  const { t } = useTranslation('boards')
  const { is, Icon } = signs[state]
  return (
    <StateWord is={is} icon={<Icon aria-hidden />}>
      {t(`ui.status.${state}`)}
    </StateWord>
  )
}
