import { IconUsers } from '@tabler/icons-react'
import { AuthorSign } from '#web/AuthorSign.tsx'
import type { ModuleScreens } from '#web/screens.ts'

export const screens: ModuleScreens = {
  screens: [
    { path: 'people', within: 'community', area: 'people', load: () => import('./People.tsx') },
    { path: 'people/queue', within: 'community', area: 'people', load: () => import('./Queue.tsx') },
    { path: 'people/invite', within: 'community', area: 'people', load: () => import('./Invite.tsx') },
    { path: 'people/$member', within: 'community', area: 'people', load: () => import('./Member.tsx') },
    { path: 'profile', within: 'community', area: 'people', load: () => import('./Profile.tsx') },
    { path: 'circles', within: 'community', area: 'people', load: () => import('./Circles.tsx') },
    { path: 'circles/$circle', within: 'community', area: 'people', load: () => import('./Circle.tsx') },
    { path: 'settings', within: 'community', area: 'people', load: () => import('./Settings.tsx') },
    { path: 'settings/site', within: 'community', area: 'people', load: () => import('./Site.tsx') },
    { path: 'communities', within: 'instance', load: () => import('./Communities.tsx') },
    { path: 'invitation', within: 'instance', load: () => import('./Invitation.tsx') },
    { path: 'join/$community', within: 'instance', load: () => import('./Join.tsx') },
  ],
  areas: [{ name: 'people', label: 'communities:rail.people', icon: IconUsers, path: 'people', rank: 6 }],
  found: [
    { kind: 'member', many: 'communities:kind.member', is: 'named', Sign: AuthorSign, path: (id) => `people/${id}` },
  ],
  settings: [{ path: 'site', words: 'communities:ui.site', may: ({ can }) => can.update }],
}
