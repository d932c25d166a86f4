import {
  IconDots,
  IconEye,
  IconLink,
  IconListCheck,
  IconPencil,
  IconPlayerPause,
  IconPlayerPlay,
  IconRefresh,
  IconTrash,
} from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { inCommunity } from '#web/community.ts'
import { useHere } from '#web/here.ts'
import { Button } from '#web/kit/Button.tsx'
import { ConfirmDialog } from '#web/kit/ConfirmDialog.tsx'
import { IconButton } from '#web/kit/IconButton.tsx'
import { Link } from '#web/kit/Link.tsx'
import { Menu } from '#web/kit/Menu.tsx'
import type { MenuItem } from '#web/kit/menu-item.ts'
import { type Condition, StateWord } from '#web/kit/StateWord.tsx'
import { toast } from '#web/kit/toast.ts'
import { useAction } from '#web/query.ts'
import { useRefusal } from '#web/refusal.ts'
import { deleteForm, type FormInList, type FormState, getForm, listForms, pauseForm, renewLink } from '../contract.ts'
import styles from './Forms.module.css'

const looks: Readonly<Record<FormState, Condition>> = {
  open: 'good',
  paused: 'rest',
  over: 'done',
  full: 'done',
  away: 'rest',
}

export function FormRow({ form, changes }: { form: FormInList; changes: boolean }) {
  const { t, i18n } = useTranslation('forms')
  const { community } = useHere()
  const words = useRefusal('forms')
  const [asking, setAsking] = useState(false)
  const doing = {
    refreshes: [listForms, getForm],
    onRefused: (refused: Parameters<typeof words>[0]) => toast({ kind: 'bad', text: words(refused) ?? t('ui.failed') }),
  }
  const pause = useAction(pauseForm, doing)
  const renew = useAction(renewLink, { ...doing, onDone: () => toast({ text: t('ui.renewed') }) })
  const remove = useAction(deleteForm, doing)
  const to = (...way: string[]) => inCommunity(community.slug, 'forms', form.id, ...way)
  const { link } = form
  const copy = () =>
    link &&
    navigator.clipboard.writeText(link).then(
      () => toast({ text: t('ui.copied') }),
      () => toast({ kind: 'bad', text: t('ui.failed') }),
    )
  const rests = form.state === 'paused'
  const items: MenuItem[] = [
    { label: t('ui.fill'), icon: <IconEye aria-hidden />, href: to() },
    { label: t('ui.answers_link'), icon: <IconListCheck aria-hidden />, href: to('answers') },
    ...(changes
      ? [
          { label: t('ui.edit'), icon: <IconPencil aria-hidden />, href: to('edit') },
          {
            label: t(rests ? 'ui.resume' : 'ui.pause'),
            icon: rests ? <IconPlayerPlay aria-hidden /> : <IconPlayerPause aria-hidden />,
            onPick: () => pause.mutate({ formId: form.id, isPaused: !rests }),
          },
          ...(form.isPublic
            ? [
                {
                  label: t('ui.renew'),
                  icon: <IconRefresh aria-hidden />,
                  onPick: () => renew.mutate({ formId: form.id }),
                },
              ]
            : []),
          {
            label: t('ui.delete'),
            icon: <IconTrash aria-hidden />,
            danger: true,
            parted: true,
            onPick: () => setAsking(true),
          },
        ]
      : []),
  ]
  const day =
    form.closesOn && new Date(`${form.closesOn}T12:00`).toLocaleDateString(i18n.language, { dateStyle: 'medium' })
  return (
    <li className={styles.row}>
      <div className={styles.what}>
        <h2>
          <Link href={to(...(changes ? ['edit'] : []))}>{form.title}</Link>
        </h2>
        <div className={styles.facts}>
          <StateWord is={looks[form.state]}>{t(`ui.state.${form.state}`)}</StateWord>
          <Link href={to('answers')}>{t('ui.answers', { count: form.answers })}</Link>
          <small>{t(form.isPublic ? 'ui.public' : 'ui.members')}</small>
          <small>{t('ui.into', { list: form.list })}</small>
          {day && <small>{t('ui.until', { day })}</small>}
        </div>
        {link && (
          <Button look="quiet" size="s" icon={<IconLink aria-hidden />} className={styles.copy} onClick={copy}>
            {t('ui.copy')}
          </Button>
        )}
      </div>
      <Menu
        button={
          <IconButton label={t('ui.menu', { title: form.title })}>
            <IconDots aria-hidden />
          </IconButton>
        }
        items={items}
      />
      <ConfirmDialog
        open={asking}
        question={t('ui.delete_question', { title: form.title })}
        text={t('ui.delete_text')}
        keep={t('ui.keep')}
        confirm={t('ui.delete')}
        busy={remove.isPending && t('ui.waiting')}
        onKeep={() => setAsking(false)}
        onConfirm={() => remove.mutate({ formId: form.id })}
      />
    </li>
  )
}
