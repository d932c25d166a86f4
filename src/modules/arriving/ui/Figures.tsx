/** What an export brings, or brought. */
import { Reckoning } from '#web/kit/Reckoning.tsx'
import type { Found } from '../contract.ts'
import { useSaid } from './said.ts'

const order = ['people', 'circles', 'goals', 'readings', 'channels', 'messages', 'files'] as const

export function Figures({
  figures,
  changed,
  lost,
  isDone,
}: Pick<Found, 'figures' | 'changed' | 'lost'> & { isDone?: boolean }) {
  const { t, of } = useSaid()
  // What there is none of needs no line, but that people come is always said.
  const there = order.filter((key) => figures[key] > 0 || key === 'people')
  const lines = (part: 'changed' | 'lost', all: typeof lost) =>
    all.map(({ what, count }) => ({ key: what, label: of(part, what), count }))
  return (
    <Reckoning
      columns={[
        {
          title: t(isDone ? 'came' : 'comes'),
          lines: there.map((key) => ({ key, label: t(`figure.${key}`, { count: figures[key] }), count: figures[key] })),
        },
        {
          title: t(isDone ? 'came_changed' : 'comes_changed'),
          lines: lines('changed', changed),
          none: t('none_changed'),
        },
        { title: t(isDone ? 'stayed' : 'stays'), lines: lines('lost', lost), none: t('none_lost') },
      ]}
    />
  )
}
