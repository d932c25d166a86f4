/** Builds the router from the modules' screens. */
import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet } from '@tanstack/react-router'
import { Broken } from './Broken.tsx'
import { CommunityFrame } from './CommunityFrame.tsx'
import { NotFound } from './NotFound.tsx'
import { OfferedProvider, offeredBy } from './offered.ts'
import { StartHere } from './StartHere.tsx'
import type { ModuleScreens } from './screens.ts'
import { showServed } from './served.ts'

export function routerOf(modules: ModuleScreens[]) {
  const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound })
  const screens = modules.flatMap((module) => module.screens)
  const offered = offeredBy(modules)
  const always = modules.flatMap((module) => module.always ?? [])
  for (const { served } of modules) if (served) showServed(served)
  const community = createRoute({
    getParentRoute: () => root,
    path: 'c/$community',
    component: () => (
      <OfferedProvider value={offered}>
        <CommunityFrame always={always} />
      </OfferedProvider>
    ),
    notFoundComponent: NotFound,
  })
  const start = createRoute({ getParentRoute: () => root, path: '/', component: StartHere })
  const inside = screens
    .filter((screen) => screen.within === 'community')
    .map((screen) =>
      createRoute({ getParentRoute: () => community, path: screen.path, component: lazyRouteComponent(screen.load) }),
    )
  const outside = screens
    .filter((screen) => screen.within === 'instance')
    .map((screen) =>
      createRoute({ getParentRoute: () => root, path: screen.path, component: lazyRouteComponent(screen.load) }),
    )
  return createRouter({
    routeTree: root.addChildren([start, community.addChildren(inside), ...outside]),
    defaultErrorComponent: Broken,
    defaultPreload: 'intent',
    scrollRestoration: true,
  })
}
