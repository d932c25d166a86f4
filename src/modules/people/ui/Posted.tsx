import { IconMailOpened } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AskOf, Operation } from '#kernel/contract.ts'
import { Door, doorStyles as styles } from '#web/door/Door.tsx'
import { Button, ButtonLink } from '#web/kit/Button.tsx'
import { FieldError } from '#web/kit/Field.tsx'
import { toast } from '#web/kit/toast.ts'
import { useAction, useQuery } from '#web/query.ts'
import { useRefusal } from '#web/refusal.ts'
import { readSettings } from '../contract.ts'

type Kind = 'signIn' | 'signUp' | 'reset'

/** Asks for a letter; once it is under way there is a screen that says so, in place of the form. */
export function usePosting<Op extends Operation>(operation: Op, is: Kind) {
  const { t } = useTranslation('people')
  const [sent, setSent] = useState<AskOf<Op>>()
  const asking = useAction(operation, {
    onDone: (_, input) => {
      if (sent) toast({ text: t('posted.sentAgain') })
      setSent(input)
    },
  })
  const other = () => {
    setSent(undefined)
    asking.reset()
  }
  const words = useRefusal('people')
  const posted: ReactNode = sent && (
    <Posted
      email={(sent as { email: string }).email}
      is={is}
      busy={asking.isPending}
      error={words(asking.error)}
      onAgain={() => asking.mutate(sent)}
      onOther={other}
    />
  )
  return { asking, posted }
}

type PostedProps = {
  email: string
  is: Kind
  busy: boolean
  error: string | undefined
  onAgain: () => void
  /** Back to the form, for another address. */
  onOther: () => void
}

/** The same words whether or not the address is known. */
function Posted({ email, is, busy, error, onAgain, onOther }: PostedProps) {
  const { t } = useTranslation('people')
  const isKept = useQuery(readSettings, {}).data?.keepsLetters
  const foot = (
    <>
      <p>{isKept ? t('posted.kept') : t('posted.nothing')}</p>
      <span className={styles.ways}>
        {isKept && (
          <ButtonLink look="soft" size="s" href="/outbox" target="_blank">
            {t('posted.outbox')}
          </ButtonLink>
        )}
        <Button look={isKept ? 'quiet' : 'soft'} size="s" busy={busy && t('sending')} onClick={onAgain}>
          {t('posted.again')}
        </Button>
        <Button look="quiet" size="s" onClick={onOther}>
          {t('posted.other')}
        </Button>
      </span>
      <FieldError error={error} />
    </>
  )
  return (
    <Door title={t('posted.title')} lead={t(`posted.lead.${is}`)} foot={foot}>
      <p className={styles.address}>
        <IconMailOpened aria-hidden />
        {email.trim()}
      </p>
    </Door>
  )
}
