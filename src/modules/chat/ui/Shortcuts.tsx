import { useTranslation } from 'react-i18next'
import { Dialog } from '#web/kit/Dialog.tsx'
import { KeyHint } from '#web/kit/KeyHint.tsx'
import { useOffered } from '#web/offered.ts'
import styles from './Shortcuts.module.css'

const groups = [
  { label: 'chat:keys.everywhere', keys: of({ switcher: 'mod+k', search: '/', help: '?', close: 'esc' }) },
  { label: 'chat:keys.writing', keys: of({ send: 'enter', break: 'shift+enter', edit_last: '↑', commands: '/' }) },
  {
    label: 'chat:keys.message',
    keys: of({ walk: '↑+↓', reply: 'r', edit: 'e', unread: 'u', link: 'l', save: 's', pin: 'p', delete: 'del' }),
  },
]

function of(keys: Record<string, string>) {
  return Object.fromEntries(Object.entries(keys).map(([what, hint]) => [`chat:keys.${what}`, hint]))
}

export function Shortcuts({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('chat')
  const others = useOffered().keys
  return (
    <Dialog open onClose={onClose} title={t('shortcuts')} size={560}>
      {[...groups, ...others].map(({ label, keys }) => (
        <section key={label} className={styles.group}>
          <h3>{t(label as 'keys.everywhere')}</h3>
          <dl>
            {Object.entries(keys).map(([what, hint]) => (
              <div key={what}>
                <dt>{t(what as 'keys.send')}</dt>
                <dd>
                  <KeyHint keys={hint} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Dialog>
  )
}
