import { IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Button } from '#web/kit/Button.tsx'
import { Chip, Chips } from '#web/kit/Chip.tsx'
import { TextField } from '#web/kit/fields.tsx'
import { IconButton } from '#web/kit/IconButton.tsx'
import styles from './Found.module.css'
import type { StepProps } from './step.ts'

const ideas = ['reliable', 'kind', 'open', 'brave', 'joyful', 'honest'] as const

export function ValuesStep({ draft, change }: StepProps) {
  const { t } = useTranslation('founding')
  const { values } = draft
  const add = (title: string, weDo: string) => change({ values: [...values, { key: nextKey(values), title, weDo }] })
  const edit = (key: number, next: Partial<(typeof values)[number]>) =>
    change({ values: values.map((value) => (value.key === key ? { ...value, ...next } : value)) })
  const drop = (key: number) => change({ values: values.filter((value) => value.key !== key) })
  return (
    <>
      <Chips>
        {ideas.map((idea) => {
          const title = t(`value.${idea}`)
          const chosen = values.find((value) => value.title === title)
          const flip = () => (chosen ? drop(chosen.key) : add(title, t(`value.${idea}.weDo`)))
          return (
            <Chip key={idea} on={chosen !== undefined} onClick={flip}>
              {title}
            </Chip>
          )
        })}
      </Chips>
      <ul className={styles.rows}>
        {values.map((value) => (
          <li key={value.key} className={styles.row}>
            <TextField
              label={t('values.name')}
              value={value.title}
              maxLength={120}
              onChange={(event) => edit(value.key, { title: event.target.value })}
            />
            <TextField
              label={t('values.weDo')}
              value={value.weDo}
              maxLength={1000}
              onChange={(event) => edit(value.key, { weDo: event.target.value })}
            />
            {value.weDont !== undefined && (
              <TextField
                className={styles.under}
                label={t('values.weDont')}
                value={value.weDont}
                maxLength={1000}
                onChange={(event) => edit(value.key, { weDont: event.target.value })}
              />
            )}
            <IconButton label={t('remove', { name: value.title })} onClick={() => drop(value.key)}>
              <IconX aria-hidden />
            </IconButton>
          </li>
        ))}
      </ul>
      {values.length < 20 && (
        <div>
          <Button look="soft" size="s" onClick={() => add('', '')}>
            {t('values.own')}
          </Button>
        </div>
      )}
    </>
  )
}

export function nextKey(rows: { key: number }[]): number {
  return Math.max(0, ...rows.map(({ key }) => key)) + 1
}
