import { IconPlus, IconX } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { Form } from '#web/Form.tsx'
import { Button } from '#web/kit/Button.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { SelectField, TextField } from '#web/kit/fields.tsx'
import { IconButton } from '#web/kit/IconButton.tsx'
import { toast } from '#web/kit/toast.ts'
import { useAction } from '#web/query.ts'
import { type Condition, changeRule, listRules, makeRule, type Rule } from '../contract.ts'
import { Conditions } from './Conditions.tsx'
import { GivenFields, isComplete } from './GivenFields.tsx'
import styles from './Rules.module.css'
import { type Draft, type Means, useSaid } from './said.ts'

type DialogProps = { placeId: string; means: Means; rule: Rule | undefined; onClose: () => void }

/** A new rule, or one written anew: when, if, then. */
export function RuleDialog({ placeId, means, rule, onClose }: DialogProps) {
  const { t, trigger: triggerWords, action: actionWords } = useSaid()
  const [name, setName] = useState(rule?.name ?? '')
  const [trigger, setTrigger] = useState<Draft>(rule?.trigger ?? { name: means.triggers[0]!.name, given: {} })
  const [conditions, setConditions] = useState<Condition[]>(rule?.conditions ?? [])
  const [actions, setActions] = useState<Draft[]>(rule?.actions ?? [{ name: '', given: {} }])
  const [tried, setTried] = useState(false)
  const onDone = () => {
    onClose()
    toast({ text: t('saved') })
  }
  const make = useAction(makeRule, { refreshes: [listRules], onDone })
  const change = useAction(changeRule, { refreshes: [listRules], onDone })
  const { isPending, error } = rule ? change : make
  const heard = means.triggers.find((one) => one.name === trigger.name)!
  const possible = means.actions.filter(({ about }) => about === null || about === heard.about)
  const isWhole =
    name.trim() !== '' &&
    isComplete(heard.params, trigger.given) &&
    actions.every((one) => isComplete(possible.find((as) => as.name === one.name)?.params, one.given))
  const submit = () => {
    setTried(true)
    if (!isWhole) return
    const text = { name, trigger, conditions, actions }
    if (rule) change.mutate({ ruleId: rule.id, ...text })
    else make.mutate({ placeId, ...text })
  }
  const setAction = (n: number, to: Draft | undefined) =>
    setActions(to ? actions.map((one, at) => (at === n ? to : one)) : actions.filter((_, at) => at !== n))
  return (
    <Dialog open onClose={onClose} title={t(rule ? 'edit' : 'add')} size={640}>
      <Form module="automation" refused={error} busy={isPending} className={styles.form} onSubmit={submit}>
        <TextField
          label={t('name')}
          value={name}
          maxLength={120}
          autoComplete="off"
          placeholder={t('name_hint')}
          error={tried && !name.trim() && t('name_missing')}
          onChange={(event) => setName(event.target.value)}
        />
        <Step title={t('step.when')}>
          <SelectField
            label={t('trigger')}
            choices={means.triggers.map((one) => ({ value: one.name, label: triggerWords(one.name) }))}
            value={trigger.name}
            onChange={(event) => {
              setTrigger({ name: event.target.value, given: {} })
              setConditions([])
            }}
          />
          <GivenFields
            of={heard}
            given={trigger.given}
            means={means}
            isTried={tried}
            onChange={(given) => setTrigger({ ...trigger, given })}
          />
        </Step>
        {heard.about && (
          <Step title={t('step.if')}>
            <Conditions of={heard} conditions={conditions} means={means} onChange={setConditions} />
          </Step>
        )}
        <Step title={t('step.then')}>
          {actions.map((one, n) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: actions have nothing but their place
            <div key={n} className={styles.part}>
              <div className={styles.line}>
                <SelectField
                  label={t('action')}
                  empty={t('choose')}
                  choices={possible.map((as) => ({ value: as.name, label: actionWords(as.name) }))}
                  value={one.name}
                  error={tried && !one.name && t('action_missing')}
                  onChange={(event) => setAction(n, { name: event.target.value, given: {} })}
                />
                {actions.length > 1 && (
                  <IconButton label={t('take_away')} onClick={() => setAction(n, undefined)}>
                    <IconX aria-hidden />
                  </IconButton>
                )}
              </div>
              <GivenFields
                of={possible.find((as) => as.name === one.name)}
                given={one.given}
                means={means}
                isTried={tried}
                onChange={(given) => setAction(n, { ...one, given })}
              />
            </div>
          ))}
          {actions.length < 10 && (
            <Button
              look="quiet"
              size="s"
              icon={<IconPlus aria-hidden />}
              onClick={() => setActions([...actions, { name: '', given: {} }])}
            >
              {t('and_then')}
            </Button>
          )}
        </Step>
        {rule && <p className={styles.quiet}>{t('as_me')}</p>}
        <div className={styles.actions}>
          <Button look="quiet" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" busy={isPending && t('saving')}>
            {t(rule ? 'save' : 'make')}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}

function Step({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles.step}>
      <h3>{title}</h3>
      {children}
    </section>
  )
}
