/** What modules keep beside a subject or a circle: as a pane, or as parts of its page. */
import { IconX } from '@tabler/icons-react'
import { type ComponentType, lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './Beside.module.css'
import { ColumnHead } from './kit/ColumnHead.tsx'
import { IconButton } from './kit/IconButton.tsx'
import { SectionHead } from './kit/SectionHead.tsx'
import { Skeletons } from './kit/Skeletons.tsx'
import { useOffered } from './offered.ts'
import type { Beside, BesideProps } from './screens.ts'

const loaded = new Map<Beside['load'], ComponentType<BesideProps>>()

function Part({ beside, on }: { beside: Beside; on: BesideProps }) {
  const Found = loaded.get(beside.load) ?? lazy(beside.load)
  loaded.set(beside.load, Found)
  return (
    <Suspense fallback={<Skeletons count={2} />}>
      <Found {...on} />
    </Suspense>
  )
}

export function BesideSections({ on, className }: { on: BesideProps; className?: string | undefined }) {
  const { t } = useTranslation()
  return useOffered().beside.map((beside) => (
    <section key={beside.name} className={className}>
      <SectionHead title={t(beside.label as 'web:title')} />
      <Part beside={beside} on={on} />
    </section>
  ))
}

type Pane = { beside: Beside; on: BesideProps; back: string; onClose: () => void }

export function BesidePane({ beside, on, back, onClose }: Pane) {
  const { t } = useTranslation()
  return (
    <>
      <ColumnHead
        title={t(beside.label as 'web:title')}
        back={back}
        actions={
          <IconButton label={t(`${beside.label}_close` as 'web:title')} onClick={onClose}>
            <IconX aria-hidden />
          </IconButton>
        }
      />
      <div className={styles.pane}>
        <Part beside={beside} on={on} />
      </div>
    </>
  )
}
