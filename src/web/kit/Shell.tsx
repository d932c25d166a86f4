// The frame of the signed-in app: rail, list, content, pane; on a phone one of them at a time with a bar below.
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { cx } from './cx.ts'
import { PaneHandle } from './PaneHandle.tsx'
import { type Place, Places } from './Places.tsx'
import { usePaneWidth } from './pane-width.ts'
import { usePhone } from './phone.ts'
import styles from './Shell.module.css'
import { Alone, ShellParts } from './shell-parts.ts'

export type ShellProps = {
  /** Community and switcher, top of the rail. */
  crest: ReactNode
  nav: Place[]
  /** The five areas of the phone's bottom bar; empty hides it (a conversation has its composer there). */
  bottom: Place[]
  /** Foot of the rail: search, me. */
  foot?: ReactNode
  /** The phone's top bar where the content has no head of its own: crest, name, two icons. */
  top?: ReactNode
  head?: ReactNode
  list?: ReactNode
  pane?: ReactNode
  /** Accessible names of list and pane. */
  listLabel?: string
  paneLabel?: string
  onClosePane?: () => void
  /** Which one a phone shows. Default: the pane when there is one, else the content. */
  screen?: 'list' | 'content' | 'pane'
  /** Below 1200 px: the pane stacks under the content instead of opening over it. */
  paneStacks?: boolean
  /** The ground of the content: surface for reading, paper for boards, dawn for home. */
  ground?: 'surface' | 'paper' | 'dawn'
  /** The content manages its own scrolling (conversation, board). */
  fixed?: boolean
  /** A line under the top bar, for the state of the connection. */
  line?: ReactNode
  children: ReactNode
}

export function Shell(props: ShellProps) {
  const { t } = useTranslation('kit')
  const { list, pane, onClosePane, ground = 'surface' } = props
  const [listOpen, setListOpen] = useState(false)
  const [width, setWidth] = usePaneWidth()
  const screen = props.screen ?? (pane ? 'pane' : 'content')
  const hasBar = props.bottom.length > 0
  const phone = usePhone()
  // On a phone the column that is shown is the main one.
  const alone = phone && !props.paneStacks && screen !== 'content' ? screen : undefined
  useEscape(listOpen ? () => setListOpen(false) : pane ? onClosePane : undefined)
  useBarHeight(hasBar)
  return (
    <ShellParts
      value={{ hasList: Boolean(list), openList: () => setListOpen(true), closeList: () => setListOpen(false) }}
    >
      <a className={styles.skip} href={`#${alone ?? 'content'}`}>
        {t('skip')}
      </a>
      <div
        className={cx(
          styles.shell,
          list ? styles.withList : null,
          pane ? styles.withPane : null,
          props.paneStacks && styles.stacks,
        )}
        data-screen={screen}
        data-ground={ground}
        style={{ '--pane': `${width}px` }}
      >
        <header className={styles.rail}>
          {props.crest}
          <Places places={props.nav} label={t('areas')} />
          <div className={styles.foot}>{props.foot}</div>
        </header>
        {list && (
          <section
            className={styles.list}
            id="list"
            role={alone === 'list' ? 'main' : undefined}
            aria-label={props.listLabel ?? t('list')}
            data-open={listOpen || undefined}
          >
            <Alone value={alone === 'list'}>{list}</Alone>
          </section>
        )}
        {listOpen && (
          <button type="button" className={styles.scrim} aria-label={t('close')} onClick={() => setListOpen(false)} />
        )}
        <main className={cx(styles.content, props.fixed && styles.fixed)} id="content" tabIndex={-1}>
          {props.head ?? (props.top && <div className={styles.top}>{props.top}</div>)}
          {props.line}
          <div className={styles.body}>{props.children}</div>
        </main>
        {pane && !props.paneStacks && onClosePane && (
          <button
            type="button"
            className={cx(styles.scrim, styles.paneScrim)}
            aria-label={t('close')}
            onClick={onClosePane}
          />
        )}
        {pane && (
          <section
            className={styles.pane}
            id="pane"
            role={alone === 'pane' ? 'main' : 'complementary'}
            aria-label={props.paneLabel ?? t('pane')}
          >
            <PaneHandle width={width} onWidth={setWidth} />
            <Alone value={alone === 'pane'}>{pane}</Alone>
          </section>
        )}
        {hasBar && <Places bar places={props.bottom} label={t('areas')} />}
      </div>
    </ShellParts>
  )
}

function useEscape(then: (() => void) | undefined) {
  const latest = useRef(then)
  latest.current = then
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented && window.innerWidth < 1440) latest.current?.()
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [])
}

// Toasts stand above the bar: they read its height from here.
function useBarHeight(hasBar: boolean) {
  const phone = usePhone()
  useEffect(() => {
    document.documentElement.style.setProperty('--bar-height', hasBar && phone ? '60px' : '0px')
  }, [hasBar, phone])
}
