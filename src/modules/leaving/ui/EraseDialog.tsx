/** The choice for one's words, proof that it is oneself, and then for good. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Me, me as readMe } from '#modules/people/contract.ts'
import { enter } from '#web/door/next.ts'
import { Form } from '#web/Form.tsx'
import { forgetKept } from '#web/kept.ts'
import { Button } from '#web/kit/Button.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { TextField } from '#web/kit/fields.tsx'
import { RadioCards } from '#web/kit/RadioCards.tsx'
import { useAction } from '#web/query.ts'
import { useRefusal } from '#web/refusal.ts'
import { eraseAccount, eraseMembership, listMyPlaces, type MyPlace } from '../contract.ts'
import styles from './MyData.module.css'

type Choice = 'kept' | 'removed'

export function EraseDialog({ me, place, onEnd }: { me: Me; place: MyPlace | undefined; onEnd: () => void }) {
  const { t } = useTranslation('leaving')
  const words = useRefusal('leaving')
  const [choice, setChoice] = useState<Choice>('kept')
  const [password, setPassword] = useState('')
  const fromOne = useAction(eraseMembership, {
    refreshes: [listMyPlaces, readMe],
    onDone: () => enter('/account/data'),
  })
  const altogether = useAction(eraseAccount, {
    onDone: () => {
      forgetKept(me.id)
      enter('/sign-in')
    },
  })
  const asked = place ? fromOne : altogether
  const isBusy = asked.isPending || asked.isSuccess
  const erase = () => {
    const given = { words: choice, ...(password && { password }) }
    if (place) fromOne.mutate({ communityId: place.communityId, ...given })
    else altogether.mutate(given)
  }
  return (
    <Dialog
      open
      onClose={onEnd}
      closeable={false}
      title={place ? t('erase.ask', { name: place.name }) : t('account.ask')}
    >
      <Form
        module="leaving"
        refused={asked.error}
        inPlace={['wrong_password', 'password']}
        busy={isBusy}
        className={styles.form}
        onSubmit={erase}
      >
        <RadioCards
          label={t('words.title')}
          value={choice}
          onChange={(value) => setChoice(value as Choice)}
          cards={(['kept', 'removed'] as const).map((value) => ({
            value,
            label: t(`words.${value}`),
            text: t(`words.${value}_text`),
          }))}
        />
        {me.hasPassword ? (
          <TextField
            label={t('sure.password')}
            type="password"
            autoComplete="current-password"
            value={password}
            error={asked.error?.code === 'wrong_password' && words(asked.error)}
            onChange={(event) => setPassword(event.target.value)}
          />
        ) : (
          <p className={styles.quiet}>{t('sure.fresh')}</p>
        )}
        <p className={styles.quiet}>{t('sure.backups')}</p>
        <div className={styles.bar}>
          <Button look="line" data-autofocus onClick={onEnd}>
            {t('sure.keep')}
          </Button>
          <Button look="danger" type="submit" busy={isBusy && t('sure.busy')}>
            {t('sure.do')}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}
