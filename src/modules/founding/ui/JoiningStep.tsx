import { IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Button } from '#web/kit/Button.tsx'
import { TextField } from '#web/kit/fields.tsx'
import { IconButton } from '#web/kit/IconButton.tsx'
import type { Draft } from './draft.ts'
import styles from './Found.module.css'
import type { StepProps } from './step.ts'
import { nextKey } from './ValuesStep.tsx'

const MOST = 10
const asks: readonly Draft['preset'][] = ['association', 'self_help']

/** What those who want to join are asked. */
export function JoiningStep({ draft, change }: StepProps) {
  const { t } = useTranslation('founding')
  const { questions } = draft
  const put = (next: Draft['questions']) => change({ questions: next })
  return (
    <>
      {!asks.includes(draft.preset) && <p className={styles.hint}>{t('joining.notYet')}</p>}
      <ul className={styles.rows}>
        {questions.map(({ key, text }) => (
          <li key={key} className={styles.question}>
            <TextField
              label={t('joining.question')}
              value={text}
              maxLength={300}
              autoComplete="off"
              onChange={(event) =>
                put(questions.map((one) => (one.key === key ? { key, text: event.target.value } : one)))
              }
            />
            <IconButton
              label={t('remove', { name: text })}
              onClick={() => put(questions.filter((one) => one.key !== key))}
            >
              <IconX aria-hidden />
            </IconButton>
          </li>
        ))}
      </ul>
      {questions.length < MOST && (
        <div>
          <Button look="soft" size="s" onClick={() => put([...questions, { key: nextKey(questions), text: '' }])}>
            {t('joining.own')}
          </Button>
        </div>
      )}
    </>
  )
}
