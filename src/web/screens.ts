/** How a module says which screens it brings; main.tsx only lists the modules. */
import type { ComponentType } from 'react'

export type Area = 'home' | 'talk' | 'goals' | 'people'

export type Screen = {
  /** Inside a community: below `/c/{slug}/`; `instance`: from the root. `$name` are parameters. */
  path: string
  within: 'community' | 'instance'
  /** Which part of the rail is marked. */
  area?: Area
  load: () => Promise<{ default: ComponentType }>
}

export type ModuleScreens = {
  screens: Screen[] /** Mounted once inside a community: shortcuts, notices. */
  always?: ComponentType[]
}
