/** Moving in: where a history comes from, sending its archive, and what has moved in before. */
import { useNavigate } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { inCommunity } from '#web/community.ts'
import { useHere } from '#web/here.ts'
import { Button } from '#web/kit/Button.tsx'
import { FieldError } from '#web/kit/Field.tsx'
import { Link } from '#web/kit/Link.tsx'
import { Notice } from '#web/kit/Notice.tsx'
import { SectionHead } from '#web/kit/SectionHead.tsx'
import { useAction, useQuery } from '#web/query.ts'
import { beginUpload, listRuns, MOST_UPLOAD_BYTES } from '../contract.ts'
import { listClaims } from '../contract-claims.ts'
import styles from './Moving.module.css'
import { MovingPlace, useMayMoveIn } from './MovingPlace.tsx'
import { RunRow } from './RunRow.tsx'
import { useSaid } from './said.ts'
import { together } from './together.ts'
import { useLook } from './use-look.ts'

export default function Moving() {
  const { t } = useSaid()
  return (
    <MovingPlace title={t('ui.title')} back={['settings']}>
      <p className={styles.lead}>{t('ui.lead')}</p>
      <Bring />
      <Claims />
      <Before />
    </MovingPlace>
  )
}

function Bring() {
  const { t, refused, size } = useSaid()
  const { community } = useHere()
  const field = useRef<HTMLInputElement>(null)
  const go = useNavigate()
  const [isTooBig, setTooBig] = useState(false)
  const look = useLook()
  const begin = useAction(beginUpload, { refreshes: [listRuns] })
  const take = async (files: File[]) => {
    const size = files.reduce((sum, one) => sum + one.size, 0)
    setTooBig(size > MOST_UPLOAD_BYTES)
    if (files.length === 0 || size > MOST_UPLOAD_BYTES) return
    const file = await together(files, t('ui.several', { many: files.length }))
    begin.mutate(
      { name: file.name, size: file.size },
      {
        onSuccess: (run) => {
          look(file, run)
          void go({ to: inCommunity(community.slug, 'settings', 'moving-in', run.id) })
        },
      },
    )
  }
  return (
    <section className={styles.bring}>
      <ol className={styles.ways}>
        {['trello', 'asana', 'slack', 'mattermost'].map((system) => (
          <li key={system}>
            <h2>{t(`ui.system.${system}`)}</h2>
            <p>{t(`ui.how.${system}`)}</p>
          </li>
        ))}
      </ol>
      <div className={styles.take}>
        <input
          ref={field}
          type="file"
          hidden
          multiple
          accept=".zip,.json,.jsonl,.csv,application/zip"
          onChange={(event) => {
            // Before the field is emptied: its list lives.
            void take([...(event.target.files ?? [])])
            event.target.value = ''
          }}
        />
        <Button size="l" busy={begin.isPending && t('ui.beginning')} onClick={() => field.current?.click()}>
          {t('ui.choose')}
        </Button>
        <p>{t('ui.choose_text', { most: size(MOST_UPLOAD_BYTES) })}</p>
        <FieldError error={isTooBig ? t('ui.too_big') : begin.error && refused(begin.error)} />
      </div>
    </section>
  )
}

function Claims() {
  const { t } = useSaid()
  const { community } = useHere()
  const mayMoveIn = useMayMoveIn()
  const asked = useQuery(listClaims, {}, { enabled: mayMoveIn, watch: { kinds: ['imports.'] } })
  const waiting = asked.data?.items.length ?? 0
  const people = (
    <Link className="link" href={inCommunity(community.slug, 'settings', 'moving-in', 'people')}>
      {t('ui.people.title')}
    </Link>
  )
  if (waiting > 0) return <Notice action={people}>{t('ui.people.waiting', { count: waiting })}</Notice>
  return <p className={styles.people}>{people}</p>
}

function Before() {
  const { t } = useSaid()
  const asked = useQuery(listRuns, {}, { enabled: useMayMoveIn() })
  const runs = asked.data?.items ?? []
  if (runs.length === 0) return null
  return (
    <section>
      <SectionHead title={t('ui.before')} />
      <ul className={styles.runs}>
        {runs.map((run) => (
          <li key={run.id}>
            <RunRow run={run} />
          </li>
        ))}
      </ul>
    </section>
  )
}
