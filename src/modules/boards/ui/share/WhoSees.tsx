/** Who sees a board that is about to be made: everybody, a circle, a few. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { listCircles } from '#modules/communities/contract-circles.ts'
import { SelectField } from '#web/kit/fields.tsx'
import { RadioCards } from '#web/kit/RadioCards.tsx'
import { useQuery } from '#web/query.ts'
import { type Few, FewPeople } from './FewPeople.tsx'

export function useWhoSees<A extends string>(first: A) {
  const [audience, setAudience] = useState<A>(first)
  const [circleId, setCircle] = useState('')
  const [few, setFew] = useState<readonly Few[]>([])
  const choose = (to: A, circle = circleId) => {
    setAudience(to)
    setCircle(circle)
  }
  return {
    audience,
    circleId,
    few,
    choose,
    setCircle,
    setFew,
    isMissing: audience === 'circle' && !circleId,
    /** What goes with the audience in what is said to the house. */
    said: {
      ...(audience === 'circle' && { circleId }),
      ...(audience === 'direct' && { memberIds: few.map(({ id }) => id) }),
    },
  }
}

type Props<A extends string> = {
  cards: { value: A; label: string; text: string }[]
  who: ReturnType<typeof useWhoSees<A>>
  isTried: boolean
}

export function WhoSees<A extends string>({ cards, who, isTried }: Props<A>) {
  const { t } = useTranslation('boards')
  const circles = useQuery(listCircles, {}).data?.items.filter(({ isIn }) => isIn) ?? []
  return (
    <>
      <RadioCards
        label={t('ui.boards.who_sees')}
        cards={cards}
        value={who.audience}
        onChange={(value) => who.choose(value as A)}
      />
      {who.audience === 'circle' && (
        <SelectField
          label={t('ui.boards.circle')}
          empty={circles.length > 0 ? '' : t('ui.boards.no_circles')}
          choices={circles.map(({ id, name }) => ({ value: id, label: name }))}
          value={who.circleId}
          error={isTried && who.isMissing && t('ui.boards.circle_missing')}
          onChange={(event) => who.setCircle(event.target.value)}
        />
      )}
      {who.audience === 'direct' && <FewPeople chosen={who.few} onChange={who.setFew} />}
    </>
  )
}
