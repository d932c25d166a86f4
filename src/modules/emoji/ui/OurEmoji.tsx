import { IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { inCommunity } from '#web/community.ts'
import { useHere } from '#web/here.ts'
import { Button } from '#web/kit/Button.tsx'
import { ColumnHead } from '#web/kit/ColumnHead.tsx'
import { ConfirmDialog } from '#web/kit/ConfirmDialog.tsx'
import { EmptyState } from '#web/kit/EmptyState.tsx'
import { IconButton } from '#web/kit/IconButton.tsx'
import { Skeletons } from '#web/kit/Skeletons.tsx'
import { toast } from '#web/kit/toast.ts'
import { Place } from '#web/Place.tsx'
import { fileUrl } from '#web/pictures.ts'
import { useAction, useQuery } from '#web/query.ts'
import { useRefusal } from '#web/refusal.ts'
import { listEmoji, removeEmoji } from '../contract.ts'
import { AddEmoji } from './AddEmoji.tsx'
import styles from './OurEmoji.module.css'

/** All emoji of the community's own, with who added them. */
export default function OurEmoji() {
  const { t } = useTranslation('emoji')
  const { community } = useHere()
  const words = useRefusal('emoji')
  const { data, error, refetch } = useQuery(listEmoji, {}, { watch: { kinds: ['emoji.'] } })
  const [adding, setAdding] = useState(false)
  const [leaving, setLeaving] = useState<string>()
  const remove = useAction(removeEmoji, {
    refreshes: [listEmoji],
    onDone() {
      setLeaving(undefined)
      toast({ text: t('removed') })
    },
    onRefused: (refused) => toast({ text: words(refused) ?? t('failed'), kind: 'bad' }),
  })
  const add = community.me?.kind !== 'guest' && <Button onClick={() => setAdding(true)}>{t('add')}</Button>
  const again = (
    <Button look="soft" onClick={() => void refetch()}>
      {t('again')}
    </Button>
  )
  const head = (
    <ColumnHead
      title={t('title')}
      level={1}
      below={t('title_text')}
      back={inCommunity(community.slug, 'talk')}
      actions={data && data.items.length > 0 && add}
    />
  )
  return (
    <Place area="talk" head={head}>
      <div className={styles.emoji}>
        {!data && !error && <Skeletons count={4} />}
        {!data && error && <EmptyState title={t('failed')} action={again} />}
        {data?.items.length === 0 && <EmptyState title={t('none')} text={t('none_text')} action={add} />}
        <ul>
          {data?.items.map(({ name, fileId, addedBy, can }) => (
            <li key={name} className={styles.row}>
              <img src={fileUrl(community.slug, fileId)} alt="" />
              <b>:{name}:</b>
              <small>{t('added_by', { name: addedBy?.name ?? t('someone') })}</small>
              {can.remove && (
                <IconButton label={t('remove', { name })} onClick={() => setLeaving(name)}>
                  <IconTrash aria-hidden />
                </IconButton>
              )}
            </li>
          ))}
        </ul>
      </div>
      {adding && <AddEmoji onClose={() => setAdding(false)} />}
      <ConfirmDialog
        open={leaving !== undefined}
        question={t('remove_question', { name: leaving })}
        text={t('remove_text')}
        keep={t('keep')}
        confirm={t('do_remove')}
        onKeep={() => setLeaving(undefined)}
        onConfirm={() => leaving && remove.mutate({ emojiName: leaving })}
      />
    </Place>
  )
}
