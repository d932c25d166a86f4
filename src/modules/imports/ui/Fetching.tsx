/** Files that are only linked: whether they are to be fetched, and with what. */
import { CheckField, TextField } from '#web/kit/fields.tsx'
import type { Analysis, Run } from '../contract.ts'
import styles from './Moving.module.css'
import { useSaid } from './said.ts'

export type Wish = { fetches: boolean; key: string; token: string }

type FetchingProps = {
  run: Run
  fetch: NonNullable<Analysis['fetch']>
  wish: Wish
  onWish: (wish: Wish) => void
}

export function Fetching({ run, fetch, wish, onWish }: FetchingProps) {
  const { t, figure, size, system } = useSaid()
  const words = { count: fetch.files, many: figure(fetch.files), host: fetch.host, size: size(fetch.bytes) }
  const asks = fetch.asks ? '_asks' : ''
  // Neither is kept by the browser: they open what others share there.
  const secret = { type: 'password', autoComplete: 'off', spellCheck: false } as const
  return (
    <div className={styles.part}>
      <CheckField
        checked={wish.fetches}
        onChange={(event) => onWish({ ...wish, fetches: event.target.checked })}
        label={t(`ui.fetch.label${asks}`, words)}
        help={t(`ui.fetch.help${asks}`, { system: system(run.system) })}
      />
      {fetch.asks && wish.fetches && (
        <>
          <TextField
            {...secret}
            label={t('ui.fetch.key')}
            value={wish.key}
            onChange={(event) => onWish({ ...wish, key: event.target.value })}
          />
          <TextField
            {...secret}
            label={t('ui.fetch.token')}
            value={wish.token}
            onChange={(event) => onWish({ ...wish, token: event.target.value })}
          />
        </>
      )}
    </div>
  )
}
