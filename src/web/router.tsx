/** Builds the router from the modules' screens. */
import { createRootRoute, createRoute, createRouter, Outlet } from '@tanstack/react-router'
import { Broken } from './Broken.tsx'
import { CommunityFrame } from './CommunityFrame.tsx'
import { showKinds } from './kinds.ts'
import { lazyScreen } from './lazy-screen.tsx'
import { NotFound } from './NotFound.tsx'
import { OfferedProvider, offeredBy } from './offered.ts'
import { keepShell } from './offline.ts'
import { fetchQuietly } from './quiet.ts'
import { StartHere } from './StartHere.tsx'
import type { ModuleScreens } from './screens.ts'

export function routerOf(modules: ModuleScreens[]) {
  const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound })
  const screens = modules.flatMap((module) => module.screens)
  const offered = offeredBy(modules)
  const always = modules.flatMap((module) => module.always ?? [])
  for (const module of modules) showKinds(module.kinds ?? [])
  const within = screens
    .filter((screen) => screen.within === 'community')
    .map(({ path, load }) => ({ path, component: lazyScreen(load) }))
  let isFetched = false
  const onStands = () => {
    if (isFetched) return
    isFetched = true
    const quietly = [...modules.flatMap(({ parts = [] }) => parts), ...within.map((one) => one.component.preload)]
    void keepShell().then(() => fetchQuietly(quietly))
  }
  const community = createRoute({
    getParentRoute: () => root,
    path: 'c/$community',
    component: () => (
      <OfferedProvider value={offered}>
        <CommunityFrame always={always} onStands={onStands} />
      </OfferedProvider>
    ),
    notFoundComponent: NotFound,
  })
  const start = createRoute({ getParentRoute: () => root, path: '/', component: StartHere })
  const inside = within.map(({ path, component }) => createRoute({ getParentRoute: () => community, path, component }))
  const outside = screens
    .filter((screen) => screen.within === 'instance')
    .map((screen) => createRoute({ getParentRoute: () => root, path: screen.path, component: lazyScreen(screen.load) }))
  return createRouter({
    routeTree: root.addChildren([start, community.addChildren(inside), ...outside]),
    defaultErrorComponent: Broken,
    defaultPreload: 'intent',
    scrollRestoration: true,
  })
}
