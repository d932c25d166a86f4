import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Refused, upload } from '#web/call.ts'
import { useCommunitySlug } from '#web/community.ts'
import { Button } from '#web/kit/Button.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { FieldError } from '#web/kit/Field.tsx'
import { TextField } from '#web/kit/fields.tsx'
import { soonFocusFirstError } from '#web/kit/focus-first-error.ts'
import { toast } from '#web/kit/toast.ts'
import { useRefusal } from '#web/refusal.ts'
import { addEmoji, EMOJI_NAME, listEmoji } from '../contract.ts'
import styles from './OurEmoji.module.css'

/** A picture and what it is called; the file's name is where the name begins. */
export function AddEmoji({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('emoji')
  const community = useCommunitySlug()
  const client = useQueryClient()
  const words = useRefusal('emoji')
  const input = useRef<HTMLInputElement>(null)
  const [name, setName] = useState('')
  const [picture, setPicture] = useState<File>()
  const [tried, setTried] = useState(false)
  const [refused, setRefused] = useState<Refused>()
  const [isSending, setSending] = useState(false)
  const seen = useShown(picture)
  const isName = EMOJI_NAME.test(name.trim().toLowerCase())
  const take = (file: File | undefined) => {
    if (!file) return
    setPicture(file)
    setRefused(undefined)
    if (!name) setName(nameFrom(file.name))
  }
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setTried(true)
    if (!isName || !picture) return soonFocusFirstError(event.currentTarget)
    if (isSending) return
    setSending(true)
    try {
      const { name: made } = await upload(addEmoji, { name }, picture, { community })
      await client.invalidateQueries({ queryKey: [listEmoji.name] })
      toast({ text: t('added', { name: made }) })
      onClose()
    } catch (error) {
      setRefused(error as Refused)
    } finally {
      setSending(false)
    }
  }
  const isTaken = refused?.code === 'name_taken'
  return (
    <Dialog open onClose={onClose} title={t('add')}>
      <form className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
        <div className={styles.picture}>
          {seen ? <img src={seen} alt={t('picture')} /> : <i aria-hidden />}
          <div>
            <Button look="soft" onClick={() => input.current?.click()}>
              {t(picture ? 'choose_other' : 'choose')}
            </Button>
            <input
              ref={input}
              hidden
              type="file"
              accept="image/png,image/gif,image/webp,image/jpeg"
              aria-label={t('choose')}
              onChange={(event) => {
                take(event.target.files?.[0])
                event.target.value = ''
              }}
            />
          </div>
        </div>
        <small>{t('picture_help')}</small>
        <FieldError error={tried && !picture ? t('missing') : refused && !isTaken && words(refused)} />
        <TextField
          label={t('name')}
          help={t('name_help')}
          value={name}
          maxLength={40}
          autoComplete="off"
          autoCapitalize="none"
          error={isTaken ? words(refused) : tried && !isName && t('name_wrong')}
          onChange={(event) => setName(event.target.value)}
        />
        <div className={styles.actions}>
          <Button look="quiet" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" busy={isSending && t('adding')}>
            {t('do_add')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

function useShown(picture: File | undefined): string | undefined {
  const [url, setUrl] = useState<string>()
  useEffect(() => {
    if (!picture) return
    const made = URL.createObjectURL(picture)
    setUrl(made)
    return () => URL.revokeObjectURL(made)
  }, [picture])
  return url
}

/** "Unser Fluss.png" → "unser_fluss". */
function nameFrom(file: string): string {
  const bare = file
    .replace(/\.[^.]*$/, '')
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
  return bare
    .replace(/[^a-z0-9_+-]+/g, '_')
    .replace(/^[^a-z]+/, '')
    .slice(0, 40)
}
