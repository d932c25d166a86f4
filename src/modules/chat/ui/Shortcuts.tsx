import { useTranslation } from 'react-i18next'
import { Dialog } from '#web/kit/Dialog.tsx'
import { KeyHint } from '#web/kit/KeyHint.tsx'
import styles from './Shortcuts.module.css'

const groups = [
  { name: 'everywhere', keys: { switcher: 'mod+k', search: '/', help: '?', close: 'esc' } },
  { name: 'writing', keys: { send: 'enter', break: 'shift+enter', edit_last: '↑', commands: '/' } },
  {
    name: 'message',
    keys: { walk: '↑+↓', reply: 'r', edit: 'e', unread: 'u', link: 'l', save: 's', pin: 'p', delete: 'del' },
  },
] as const

export function Shortcuts({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('chat')
  return (
    <Dialog open onClose={onClose} title={t('shortcuts')} size={560}>
      {groups.map(({ name, keys }) => (
        <section key={name} className={styles.group}>
          <h3>{t(`keys.${name}`)}</h3>
          <dl>
            {Object.entries(keys).map(([what, hint]) => (
              <div key={what}>
                <dt>{t(`keys.${what}`)}</dt>
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
