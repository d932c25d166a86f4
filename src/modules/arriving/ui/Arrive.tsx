/** Bringing a community from another Leitstern: how it goes, its export, and what is on its way already. */
import { IconChevronRight } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { MOST_UPLOAD_BYTES } from '#modules/imports/contract.ts'
import { Lobby } from '#web/door/Lobby.tsx'
import { Button, ButtonLink } from '#web/kit/Button.tsx'
import { FieldError } from '#web/kit/Field.tsx'
import { Link } from '#web/kit/Link.tsx'
import { SectionHead } from '#web/kit/SectionHead.tsx'
import { useMe } from '#web/me.ts'
import { useAction, useQuery } from '#web/query.ts'
import { SignedOut } from '#web/SignedOut.tsx'
import { begin, listMine } from '../contract.ts'
import styles from './Arrive.module.css'
import { useSaid } from './said.ts'
import { useLook } from './use-look.ts'

export default function Arrive() {
  const { t } = useSaid()
  const account = useMe()
  if (account.error || !account.data) return <SignedOut asked={account} />
  return (
    <Lobby me={account.data} title={t('title')} lead={t('lead')}>
      <div className={styles.body}>
        <ol className={styles.ways}>
          {['there', 'look', 'move'].map((step) => (
            <li key={step}>{t(`how.${step}`)}</li>
          ))}
        </ol>
        <Choose />
        <Underway />
      </div>
    </Lobby>
  )
}

function Choose() {
  const { t, refused, size } = useSaid()
  const field = useRef<HTMLInputElement>(null)
  const go = useNavigate()
  const look = useLook()
  const [isTooBig, setTooBig] = useState(false)
  const beginning = useAction(begin, { refreshes: [listMine] })
  const take = (file: File | undefined) => {
    setTooBig((file?.size ?? 0) > MOST_UPLOAD_BYTES)
    if (!file || file.size > MOST_UPLOAD_BYTES) return
    const said = { name: file.name, size: file.size }
    beginning.mutate(said, {
      onSuccess: ({ slug, importId }) => {
        look(file, { ...said, id: importId, received: 0 }, slug)
        void go({ to: `/arrive/${slug}` })
      },
    })
  }
  return (
    <div className={styles.take}>
      <input
        ref={field}
        type="file"
        hidden
        accept=".zip,application/zip"
        onChange={(event) => {
          take(event.target.files?.[0])
          event.target.value = ''
        }}
      />
      <div className={styles.actions}>
        <Button size="l" busy={beginning.isPending && t('beginning')} onClick={() => field.current?.click()}>
          {t('choose')}
        </Button>
        <ButtonLink look="quiet" size="l" href="/found">
          {t('or_found')}
        </ButtonLink>
      </div>
      <p className={styles.quiet}>{t('choose_text', { most: size(MOST_UPLOAD_BYTES) })}</p>
      <FieldError error={isTooBig ? t('too_big') : beginning.error && refused(beginning.error)} />
    </div>
  )
}

function Underway() {
  const { t, day } = useSaid()
  const items = useQuery(listMine, {}).data?.items ?? []
  if (items.length === 0) return null
  return (
    <section>
      <SectionHead title={t('underway')} />
      <ul className={styles.rows}>
        {items.map(({ slug, name, startedAt }) => (
          <li key={slug}>
            <Link className={styles.row} href={`/arrive/${slug}`}>
              <span>
                <b>{name}</b>
                <small>{t('since', { day: day(startedAt) })}</small>
              </span>
              <IconChevronRight aria-hidden />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
