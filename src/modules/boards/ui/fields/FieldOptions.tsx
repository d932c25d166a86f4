import { IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#web/kit/Button.tsx'
import { IconButton } from '#web/kit/IconButton.tsx'
import { Menu } from '#web/kit/Menu.tsx'
import { useAction, useQuery } from '#web/query.ts'
import { type Field, getBoard } from '../../contract.ts'
import { addOption, changeOption, countValues, moveOption, removeOption } from '../../fields/contract.ts'
import { MAX_OPTION } from '../board/bounds.ts'
import { useOnBoard } from '../board/on-board.ts'
import { LabelBar } from '../card/LabelBar.tsx'
import { Grip } from '../task/Grip.tsx'
import { useRows } from '../task/use-rows.ts'
import styles from './FieldsDialog.module.css'

type Option = Field['options'][number]
const tones = [0, 1, 2, 3, 4, 5, 6, 7] as const

/** What can be chosen in a field, in order. */
export function FieldOptions({ field, mayRemove }: { field: Field; mayRemove: boolean }) {
  const { t } = useTranslation('boards')
  const { doings } = useOnBoard()
  const [asked, ask] = useState<string>()
  const doing = { refreshes: [getBoard], oneByOne: true as const, onRefused: doings.onRefused }
  const remove = useAction(removeOption, doing)
  const counted = useQuery(countValues, { fieldId: field.id }).data
  const move = useAction(moveOption, {
    ...doing,
    onRefused(refused) {
      back()
      doings.onRefused(refused)
    },
  })
  const { rows, said, back, root, list, row, grip } = useRows(field.options, {
    onPut: ({ id }, after) => move.mutate({ optionId: id, after }),
    words: ({ name }, place, of) => t('ui.fields.moved', { name, place, of }),
  })
  const drop = (option: Option) => {
    if ((counted?.options[option.id] ?? 0) > 0 && asked !== option.id) return ask(option.id)
    ask(undefined)
    remove.mutate({ optionId: option.id })
  }
  return (
    <section className={styles.options} ref={root}>
      <h3>{t('ui.fields.options')}</h3>
      <ul {...list}>
        {rows.map((option) => (
          <li key={option.id} {...row(option.id, styles.option)}>
            <Grip {...grip(option.id)} label={t('ui.fields.move', { name: option.name })} />
            <OptionTone option={option} />
            <OptionName option={option} />
            {mayRemove && (
              <IconButton label={t('ui.fields.option_remove', { name: option.name })} onClick={() => drop(option)}>
                <IconTrash aria-hidden />
              </IconButton>
            )}
            {asked === option.id && (
              <div className={styles.asking}>
                <p role="status">
                  {t('ui.fields.option_text', { name: option.name, count: counted?.options[option.id] ?? 0 })}
                </p>
                <Button size="s" look="line" onClick={() => ask(undefined)}>
                  {t('ui.fields.keep')}
                </Button>
                <Button size="s" look="danger" onClick={() => drop(option)}>
                  {t('ui.fields.option_drop')}
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
      <NewOption field={field} />
      <p className="sr" aria-live="polite">
        {said}
      </p>
    </section>
  )
}

function OptionTone({ option }: { option: Option }) {
  const { t } = useTranslation('boards')
  const { doings } = useOnBoard()
  const change = useAction(changeOption, { refreshes: [getBoard], onRefused: doings.onRefused })
  const pick = (tone: number | null) => () => change.mutate({ optionId: option.id, tone })
  return (
    <Menu
      place="bottom-start"
      button={
        <IconButton label={t('ui.fields.tone_of', { name: option.name })}>
          {option.tone === null ? (
            <i className={styles.plain} />
          ) : (
            <LabelBar label={{ name: ' ', tone: option.tone }} />
          )}
        </IconButton>
      }
      items={[
        { label: t('ui.fields.tone_none'), icon: <i className={styles.plain} />, onPick: pick(null) },
        ...tones.map((tone) => ({
          label: t(`ui.board.tone_${tone}`),
          icon: <LabelBar label={{ name: ' ', tone }} />,
          onPick: pick(tone),
        })),
      ]}
    />
  )
}

function OptionName({ option }: { option: Option }) {
  const { t } = useTranslation('boards')
  const { doings } = useOnBoard()
  const [name, setName] = useState(option.name)
  const change = useAction(changeOption, { refreshes: [getBoard], oneByOne: true, onRefused: doings.onRefused })
  const keep = () => {
    const next = name.trim()
    if (!next) setName(option.name)
    else if (next !== option.name) change.mutate({ optionId: option.id, name: next })
  }
  return (
    <input
      aria-label={t('ui.fields.option_name', { name: option.name })}
      value={name}
      maxLength={MAX_OPTION}
      onChange={(event) => setName(event.target.value)}
      onBlur={keep}
      onKeyDown={(event) => event.key === 'Enter' && keep()}
    />
  )
}

function NewOption({ field }: { field: Field }) {
  const { t } = useTranslation('boards')
  const { doings } = useOnBoard()
  const [name, setName] = useState('')
  const add = useAction(addOption, { refreshes: [getBoard], oneByOne: true, onRefused: doings.onRefused })
  return (
    <form
      className={styles.add}
      onSubmit={(event) => {
        event.preventDefault()
        if (!name.trim()) return
        add.mutate({ fieldId: field.id, name: name.trim(), tone: null })
        setName('')
      }}
    >
      <input
        aria-label={t('ui.fields.option_new')}
        placeholder={t('ui.fields.option_new')}
        value={name}
        maxLength={MAX_OPTION}
        onChange={(event) => setName(event.target.value)}
      />
      <Button type="submit" look="soft" size="s">
        {t('ui.fields.option_add')}
      </Button>
    </form>
  )
}
