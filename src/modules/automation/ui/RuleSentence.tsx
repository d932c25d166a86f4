import type { Rule } from '../contract.ts'
import styles from './Rules.module.css'
import { asked, type Means, useSaid, useValues } from './said.ts'

/** A rule in one breath: when, if, then. */
export function RuleSentence({ rule, means }: { rule: Rule; means: Means | undefined }) {
  const { t, trigger, action, field } = useSaid()
  const shown = useValues(means)
  const of = means?.triggers.find(({ name }) => name === rule.trigger.name)
  const given = (owner: Means['actions'][number] | undefined, values: Record<string, unknown>) =>
    Object.entries(values)
      .map(([name, value]) => shown(value, owner?.params.find((param) => param.name === name)?.kind ?? null))
      .join(', ')
  const parts = rule.actions.map(({ name, given: values }) => {
    const words = given(
      means?.actions.find((one) => one.name === name),
      values,
    )
    return words ? `${action(name)}: ${words}` : action(name)
  })
  const conditions = rule.conditions.map((one) => {
    const kind = asked(one, means, of?.about ?? null)?.kind ?? null
    const value = one.value === null ? '' : ` ${shown(one.value, kind)}`
    return `${field(rule.trigger.name, one.field)} ${t(`test.${one.test}`)}${value}`
  })
  const begun = given(of, rule.trigger.given)
  return (
    <p className={styles.sentence}>
      <b>{t('when')}</b> {trigger(rule.trigger.name)}
      {begun && ` (${begun})`}
      {conditions.length > 0 && (
        <>
          {', '}
          <b>{t('if')}</b> {conditions.join(` ${t('and')} `)}
        </>
      )}
      {', '}
      <b>{t('then')}</b> {parts.join('; ')}.
    </p>
  )
}
