/** A number of the community for other websites: chosen, seen as visitors see it, copied. */
import { useState } from 'react'
import { type GoalToShow, listShown } from '#modules/mission/contract-impact.ts'
import { useHere } from '#web/here.ts'
import { SelectField } from '#web/kit/fields.tsx'
import { Notice } from '#web/kit/Notice.tsx'
import { Part } from '#web/kit/Part.tsx'
import { Segmented } from '#web/kit/Segmented.tsx'
import { useQuery } from '#web/query.ts'
import { CopyField } from './CopyField.tsx'
import styles from './Embed.module.css'
import { useSaid } from './said.ts'
import { type Counted, type EmbedForm, sizeOf, snippetOf, type Width, widths } from './snippet.ts'

export function Embed({ isPublished }: { isPublished: boolean }) {
  const { t } = useSaid()
  const asked = useQuery(listShown, {}, { watch: { kinds: ['mission.'] } })
  const shown = asked.data ? publicMetrics(asked.data.items) : []
  if (!asked.data) return null
  return (
    <Part title={t('ui.embed.title')} text={t('ui.embed.text')}>
      {shown.length === 0 ? (
        <p className={styles.quiet}>{t('ui.embed.none')}</p>
      ) : (
        <Snippet shown={shown} isPublished={isPublished} />
      )}
    </Part>
  )
}

type Shown = { id: string; name: string; goal: { id: string; title: string } }

const publicMetrics = (goals: GoalToShow[]): Shown[] =>
  goals
    .filter(({ audience }) => audience === 'public')
    .flatMap((goal) => goal.metrics.filter(({ isPublic }) => isPublic).map(({ id, name }) => ({ id, name, goal })))

function Snippet({ shown, isPublished }: { shown: Shown[]; isPublished: boolean }) {
  const { t } = useSaid()
  const { community } = useHere()
  const [chosen, setChosen] = useState('')
  const [language, setLanguage] = useState<'de' | 'en'>(community.language === 'de' ? 'de' : 'en')
  const [form, setForm] = useState<EmbedForm>('frame')
  const [width, setWidth] = useState<Width>('medium')
  // What was chosen may be gone by now.
  const metric = shown.find(({ id }) => id === chosen) ?? shown[0]!
  const counted: Counted = {
    home: `${location.origin}/${language}/${community.slug}`,
    metricId: metric.id,
    goalId: metric.goal.id,
    title: `${metric.goal.title}: ${metric.name}, ${community.name}`,
  }
  const size = sizeOf(form, width)
  return (
    <div className={styles.snippet}>
      <SelectField
        label={t('ui.embed.metric')}
        value={metric.id}
        choices={shown.map(({ id, name, goal }) => ({ value: id, label: `${goal.title}: ${name}` }))}
        onChange={(event) => setChosen(event.target.value)}
      />
      <div className={styles.choices}>
        <Segmented
          label={t('ui.embed.language')}
          value={language}
          onChange={setLanguage}
          parts={[
            { value: 'de', label: 'Deutsch' },
            { value: 'en', label: 'English' },
          ]}
        />
        <Segmented
          label={t('ui.embed.form')}
          value={form}
          onChange={setForm}
          parts={(['frame', 'picture'] as const).map((value) => ({ value, label: t(`ui.embed.form.${value}`) }))}
        />
        <Segmented
          label={t('ui.embed.width')}
          value={width}
          onChange={setWidth}
          parts={widths.map((value) => ({ value, label: t(`ui.embed.width.${value}`) }))}
        />
      </div>
      <p className={styles.quiet}>{t(`ui.embed.form.${form}_text`)}</p>
      {!isPublished && <Notice is="warn">{t('ui.embed.closed')}</Notice>}
      <figure className={styles.preview}>
        <figcaption>{t('ui.embed.preview')}</figcaption>
        {form === 'frame' ? (
          <iframe
            key={`${metric.id} ${language}`}
            title={counted.title}
            src={`/${language}/${community.slug}/embed/${metric.id}`}
            {...size}
          />
        ) : (
          <img alt={counted.title} src={`/${language}/${community.slug}/embed/${metric.id}/picture.svg`} {...size} />
        )}
      </figure>
      <CopyField label={t('ui.embed.code')} value={snippetOf(form, counted, size)} rows={5} />
    </div>
  )
}
