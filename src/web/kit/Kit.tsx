// What every kit page stands in: Mantine's behaviour, the link of the router, toasts and tooltips.
import '../styles/fonts.css'
import '../styles/tokens.css'
import '../styles/base.css'
import { MantineProvider } from '@mantine/core'
import type { ReactNode } from 'react'
import { cssVariablesResolver, theme } from '../theme.ts'
import { type LinkComponent, LinkProvider } from './Link.tsx'
import { Tips } from './Tips.tsx'
import { Toasts } from './Toasts.tsx'

export function Kit({ link, children }: { link?: LinkComponent; children: ReactNode }) {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariablesResolver}
      defaultColorScheme="auto"
      withGlobalClasses={false}
    >
      <LinkProvider link={link}>
        {children}
        <Toasts />
        <Tips />
      </LinkProvider>
    </MantineProvider>
  )
}
