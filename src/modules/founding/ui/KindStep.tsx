import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { RadioCards } from '#web/kit/RadioCards.tsx'
import { type ExampleName, exampleNames, examples } from '../examples/examples.ts'
import { type Draft, withExample } from './draft.ts'
import type { StepProps } from './step.ts'

const kinds: Draft['preset'][] = ['association', 'open', 'self_help', 'company', 'closed']

/** An example to begin from, and how one comes in. */
export function KindStep({ draft, change }: StepProps) {
  const { t, i18n } = useTranslation('founding')
  const chosen = useRef(draft.example)
  const begin = async (name: ExampleName) => {
    chosen.current = name
    change({ example: name })
    const { preset, ...told } = await examples[name]()
    // Another was chosen while this one came.
    if (chosen.current !== name) return
    change({ preset, ...withExample(draft, name, told[i18n.language === 'en' ? 'en' : 'de']) })
  }
  return (
    <>
      <RadioCards
        label={t('example.label')}
        value={draft.example ?? undefined}
        onChange={(name) => void begin(name as ExampleName)}
        cards={exampleNames.map((name) => ({
          value: name,
          label: t(`example.${name}`),
          text: t(`example.${name}.text`),
        }))}
      />
      <RadioCards
        label={t('kind.label')}
        value={draft.preset}
        onChange={(preset) => change({ preset: preset as Draft['preset'] })}
        cards={kinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`), text: t(`kind.${kind}.text`) }))}
      />
    </>
  )
}
